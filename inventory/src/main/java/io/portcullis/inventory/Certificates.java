package io.portcullis.inventory;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;

import io.portcullis.connectors.api.Words;
import io.portcullis.model.Certificate;

/** Which certificates may stand in the inventory. */
final class Certificates {
  private static final int SHA256_DIGITS = 64;

  private Certificates() {}

  /**
   * @throws IllegalArgumentException when it can not be told apart from others, or a text is too
   *     long
   */
  static void check(Certificate certificate) {
    Objects.requireNonNull(certificate, "certificate");
    Objects.requireNonNull(certificate.notBefore(), "notBefore");
    Objects.requireNonNull(certificate.notAfter(), "notAfter");
    Objects.requireNonNull(certificate.replacedBy(), "replacedBy");
    bounded("issuer", certificate.issuer());
    bounded("subject", certificate.subject());
    if (certificate.serial().length() > Entry.MAX_SERIAL_DIGITS) {
      throw new IllegalArgumentException(
          "serial: longer than %d digits".formatted(Entry.MAX_SERIAL_DIGITS));
    }
    digest("sha256", certificate.sha256());
    digest("spki", certificate.spki());
    if (certificate.issuer().isEmpty() && certificate.sha256().isEmpty()) {
      throw new IllegalArgumentException("neither fingerprint nor issuer and serial is known");
    }
  }

  static Certificate fingerprint(String sha256) {
    String digest = sha256.strip().replace(":", "").toLowerCase(Locale.ROOT);
    digest("sha256", digest);
    return new Certificate(
        "", "0", "", digest, "", Instant.EPOCH, Instant.EPOCH, false, "", "", "");
  }

  private static void bounded(String what, String name) {
    if (name.length() > Entry.MAX_DN) {
      throw new IllegalArgumentException(
          "%s: longer than %d characters".formatted(what, Entry.MAX_DN));
    }
  }

  private static void digest(String what, String hex) {
    boolean lower = hex.equals(hex.toLowerCase(Locale.ROOT));
    if (!hex.isEmpty() && !(lower && Words.hex(hex, SHA256_DIGITS, SHA256_DIGITS))) {
      throw new IllegalArgumentException(what + ": not a SHA-256 in lower-case hex");
    }
  }
}
