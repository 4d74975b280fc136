package io.portcullis.replay.drill;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.PemKey;
import io.portcullis.connectors.api.PrivateFile;
import io.portcullis.replay.ReplayException;

/**
 * A report beside its Ed25519 signature (RFC 8032), as OpenSSL checks it: the 64 octets of it over
 * the octets of the report.
 */
public final class Signed {
  private static final String ED25519 = "Ed25519";
  private static final Base64.Encoder LINES =
      Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

  private Signed() {}

  /**
   * Writes the report and its signature. A key that is not there is made, with its public half in
   * {@code KEY.pub} for those who check.
   *
   * @return the signature's file
   * @throws ReplayException when a file can not be written, or the key is none of Ed25519
   */
  public static Path write(Path report, String text, Path key) {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    Path signature = report.resolveSibling(report.getFileName() + ".sig");
    try {
      if (!Files.exists(key)) {
        make(key);
      }
      byte[] signed = sign(PemKey.read(Files.readString(key)), content);
      Files.write(report, content);
      Files.write(signature, signed);
      return signature;
    } catch (BadRecord e) {
      throw ReplayException.wrongUse(key + ": " + e.getMessage());
    } catch (GeneralSecurityException e) {
      throw ReplayException.wrongUse(
          key + ": must be an Ed25519 key; openssl genpkey -algorithm ed25519 makes one");
    } catch (IOException e) {
      throw ReplayException.missing(
          report + ", its signature or " + key + " can not be written or read");
    }
  }

  private static void make(Path key) throws GeneralSecurityException, IOException {
    KeyPair pair = KeyPairGenerator.getInstance(ED25519).generateKeyPair();
    PrivateFile.write(key, pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
    Files.write(
        key.resolveSibling(key.getFileName() + ".pub"),
        pem("PUBLIC KEY", pair.getPublic().getEncoded()));
  }

  private static byte[] sign(PrivateKey key, byte[] content) throws GeneralSecurityException {
    Signature signature = Signature.getInstance(ED25519);
    signature.initSign(key);
    signature.update(content);
    return signature.sign();
  }

  private static byte[] pem(String kind, byte[] der) {
    return ("-----BEGIN "
            + kind
            + "-----\n"
            + LINES.encodeToString(der)
            + "\n-----END "
            + kind
            + "-----\n")
        .getBytes(StandardCharsets.US_ASCII);
  }
}
