package io.portcullis.connectors.ca.leaks;

import java.io.IOException;
import java.io.StringReader;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.bouncycastle.crypto.util.OpenSSHPrivateKeyUtil;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.Doc;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;

/**
 * A found text, held only as long as it takes to learn which key it is: the digest of its public
 * half is the name that the key's certificates give it too. Its toString tells nothing.
 */
final class Secret {
  private static final int MAX_CHARS = 16_384;
  private static final Pattern PEM =
      Pattern.compile("-----BEGIN ([A-Z ]{0,20}PRIVATE KEY)-----[^-]{1,16000}-----END \\1-----");

  private final String text;

  private Secret(String text) {
    this.text = text;
  }

  static Secret first(Doc doc, String... fields) {
    String text = doc.first(fields).replace("\\n", "\n").replace("\\r", "");
    return new Secret(text.length() <= MAX_CHARS ? text : "");
  }

  /** Empty when it is no private key, a part of one, or encrypted. */
  List<Alias> key() {
    Matcher pem = PEM.matcher(text);
    if (!pem.find()) {
      return List.of();
    }
    try {
      byte[] spki = spki(pem.group(), pem.group(1).startsWith("OPENSSH"));
      return new Aliases().add(AliasType.SPKI_SHA256, spki.length == 0 ? "" : digest(spki)).list();
    } catch (IOException | RuntimeException e) {
      // What does not read as a key is still a finding, of a key without a name. The library's
      // parsers throw exceptions of many kinds for malformed keys, whose words may quote them.
      return List.of();
    }
  }

  private static byte[] spki(String pem, boolean openssh) throws IOException {
    if (openssh) {
      try (PemReader reader = new PemReader(new StringReader(pem))) {
        PemObject object = reader.readPemObject();
        return encoded(OpenSSHPrivateKeyUtil.parsePrivateKeyBlob(object.getContent()));
      }
    }
    try (PEMParser parser = new PEMParser(new StringReader(pem))) {
      return switch (parser.readObject()) {
        case PEMKeyPair pair -> encoded(PrivateKeyFactory.createKey(pair.getPrivateKeyInfo()));
        case PrivateKeyInfo info -> encoded(PrivateKeyFactory.createKey(info));
        case null, default -> new byte[0];
      };
    }
  }

  private static byte[] encoded(AsymmetricKeyParameter key) throws IOException {
    Optional<AsymmetricKeyParameter> half = publicHalf(key);
    return half.isEmpty()
        ? new byte[0]
        : SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(half.get()).getEncoded();
  }

  private static Optional<AsymmetricKeyParameter> publicHalf(AsymmetricKeyParameter key) {
    return switch (key) {
      case RSAPrivateCrtKeyParameters rsa ->
          Optional.of(new RSAKeyParameters(false, rsa.getModulus(), rsa.getPublicExponent()));
      case ECPrivateKeyParameters ec ->
          Optional.of(
              new ECPublicKeyParameters(
                  ec.getParameters().getG().multiply(ec.getD()), ec.getParameters()));
      case Ed25519PrivateKeyParameters ed -> Optional.of(ed.generatePublicKey());
      default -> Optional.empty();
    };
  }

  private static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "a secret";
  }
}
