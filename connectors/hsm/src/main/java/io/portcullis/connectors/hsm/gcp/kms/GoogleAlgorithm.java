package io.portcullis.connectors.hsm.gcp.kms;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Key type and size out of a CryptoKeyVersionAlgorithm (Cloud KMS REST reference). */
final class GoogleAlgorithm {
  private static final Pattern RSA = Pattern.compile("RSA_.*_(\\d{4,5})(?:_.*)?");
  private static final Pattern EC = Pattern.compile("EC_SIGN_P(\\d{3})_.*");
  private static final Pattern AES = Pattern.compile("AES_(\\d{3})_.*");

  private GoogleAlgorithm() {}

  /** What is not known here stands as Google writes it. */
  static String[] of(String algorithm) {
    Matcher rsa = RSA.matcher(algorithm);
    if (rsa.matches()) {
      return new String[] {"RSA", rsa.group(1)};
    }
    Matcher ec = EC.matcher(algorithm);
    if (ec.matches()) {
      return new String[] {"EC", "P-" + ec.group(1)};
    }
    Matcher aes = AES.matcher(algorithm);
    if (aes.matches()) {
      return new String[] {"AES", aes.group(1)};
    }
    return switch (algorithm) {
      case "GOOGLE_SYMMETRIC_ENCRYPTION" -> new String[] {"AES", "256"};
      case "EC_SIGN_SECP256K1_SHA256" -> new String[] {"EC", "secp256k1"};
      case "EC_SIGN_ED25519" -> new String[] {"EC_EDWARDS", ""};
      default -> new String[] {algorithm, ""};
    };
  }
}
