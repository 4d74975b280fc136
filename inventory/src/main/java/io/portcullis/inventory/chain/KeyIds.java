package io.portcullis.inventory.chain;

import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The identifiers of a certificate's key and of its issuer's key (RFC 5280 sections 4.2.1.1 and
 * 4.2.1.2), lower-case hex. Empty where there is none, or where what stands there can not be read.
 */
final class KeyIds {
  private static final String OF_SUBJECT = "2.5.29.14";
  private static final String OF_ISSUER = "2.5.29.35";
  private static final int OCTETS = 0x04;
  private static final int SEQUENCE = 0x30;
  private static final int KEY_IDENTIFIER = 0x80;

  /** Longest identifier that is taken: a SHA-512. */
  private static final int LONGEST = 64;

  private KeyIds() {}

  static String ofSubject(X509Certificate certificate) {
    return hex(extension(certificate, OF_SUBJECT).flatMap(v -> v.inner(OCTETS)));
  }

  /** An identifier that does not come first is none: the order is fixed by the syntax. */
  static String ofIssuer(X509Certificate certificate) {
    return hex(
        extension(certificate, OF_ISSUER)
            .flatMap(v -> v.inner(SEQUENCE))
            .flatMap(v -> v.inner(KEY_IDENTIFIER)));
  }

  private static Optional<Value> extension(X509Certificate certificate, String oid) {
    return Optional.ofNullable(certificate.getExtensionValue(oid))
        .flatMap(v -> new Value(v, 0, v.length).inner(OCTETS));
  }

  private static String hex(Optional<Value> value) {
    return value
        .filter(v -> v.until - v.from <= LONGEST)
        .map(v -> HexFormat.of().formatHex(v.der, v.from, v.until))
        .orElse("");
  }

  /** A part of some DER. */
  private record Value(byte[] der, int from, int until) {
    /** What the first element holds, if it is of that kind, whole, and shorter than 64 KiB. */
    Optional<Value> inner(int tag) {
      if (until - from < 2 || (der[from] & 0xff) != tag) {
        return Optional.empty();
      }
      int first = der[from + 1] & 0xff;
      int more = first < 0x80 ? 0 : first - 0x80;
      int begin = from + 2 + more;
      if (more > 2 || begin > until || first == 0x80) {
        return Optional.empty();
      }
      int length = more == 0 ? first : 0;
      for (int i = from + 2; i < begin; i++) {
        length = length << 8 | der[i] & 0xff;
      }
      return begin + length <= until
          ? Optional.of(new Value(der, begin, begin + length))
          : Optional.empty();
    }
  }
}
