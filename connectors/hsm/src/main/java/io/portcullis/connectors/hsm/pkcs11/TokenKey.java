package io.portcullis.connectors.hsm.pkcs11;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.HexFormat;

import io.portcullis.connectors.hsm.pkcs11.worker.Request;
import io.portcullis.connectors.hsm.pkcs11.worker.SignedRow;

/** One key of a token that signs for the hub; it stays there. */
public final class TokenKey {
  private static final HexFormat HEX = HexFormat.of();

  private final TokenReader child;
  private final String keyId;

  TokenKey(TokenReader child, String keyId) {
    this.child = child;
    this.keyId = keyId;
  }

  /**
   * @throws IOException saying why the token does not tell it
   */
  public PublicKey publicKey() throws IOException {
    SignedRow row = row("");
    try {
      return row.type().equals("EC")
          ? EcPoints.key(HEX.parseHex(row.params()), HEX.parseHex(row.point()))
          : KeyFactory.getInstance("RSA")
              .generatePublic(
                  new RSAPublicKeySpec(
                      new BigInteger(1, HEX.parseHex(row.modulus())),
                      new BigInteger(1, HEX.parseHex(row.exponent()))));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IOException("the token tells a public key that can not be read", e);
    }
  }

  /**
   * @param sha256 of what is signed, 32 octets
   * @return as X.509 has it: DER for EC (RFC 3279 section 2.2.3), PKCS #1 version 1.5 for RSA
   * @throws IOException saying why the token does not sign
   */
  public byte[] sign(byte[] sha256) throws IOException {
    SignedRow row = row(HEX.formatHex(sha256));
    byte[] signature = HEX.parseHex(row.signature());
    return row.type().equals("EC") ? EcPoints.der(signature) : signature;
  }

  private SignedRow row(String digest) throws IOException {
    return child.found(Request.sign(keyId, digest)).signed().stream()
        .findFirst()
        .orElseThrow(() -> new IOException("the child tells nothing of the key"));
  }
}
