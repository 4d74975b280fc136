package io.portcullis.inventory;

import java.util.List;

import io.portcullis.model.Certificate;

/** Two entries of one certificate become one: commutative, associative, idempotent. */
final class Merging {
  private Merging() {}

  static Entry of(Entry one, Entry other) {
    Certificate certificate = certificate(one, other);
    return new Entry(
        certificate,
        one.der().isEmpty() ? other.der() : one.der(),
        names(one, other),
        one.declared().merge(other.declared()),
        later(one.trust(), other.trust()),
        one.authority() || other.authority(),
        one.status().merge(other.status()),
        Texts.union(one.sources(), other.sources(), Entry.MAX_SOURCES),
        one.firstSeen().isBefore(other.firstSeen()) ? one.firstSeen() : other.firstSeen(),
        later(one.lastSeen(), other.lastSeen()));
  }

  private static List<String> names(Entry one, Entry other) {
    return told(one) == told(other)
        ? Texts.union(one.names(), other.names(), Entry.MAX_NAMES)
        : (told(one) ? other : one).names();
  }

  private static Certificate certificate(Entry one, Entry other) {
    Certificate a = one.certificate();
    Certificate b = other.certificate();
    if (told(one) == told(other)) {
      return both(a, b, a, b);
    }
    Certificate whole = told(one) ? b : a;
    return both(whole, whole, a, b);
  }

  /**
   * @param a one that says what the certificate is
   * @param b the other that does
   * @param c one that is told with it, for what no certificate says
   * @param d the other
   *     <p>What is not known is empty, zero or the beginning of time, so what is known is later.
   */
  private static Certificate both(Certificate a, Certificate b, Certificate c, Certificate d) {
    return new Certificate(
        later(a.issuer(), b.issuer()),
        later(a.serial(), b.serial()),
        later(a.subject(), b.subject()),
        later(a.sha256(), b.sha256()),
        later(a.spki(), b.spki()),
        later(a.notBefore(), b.notBefore()),
        later(a.notAfter(), b.notAfter()),
        c.publicTrust() || d.publicTrust(),
        later(c.replacedBy(), d.replacedBy()),
        later(a.key(), b.key()),
        later(a.signature(), b.signature()));
  }

  private static boolean told(Entry entry) {
    return entry.der().isEmpty();
  }

  private static <T extends Comparable<? super T>> T later(T one, T other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
