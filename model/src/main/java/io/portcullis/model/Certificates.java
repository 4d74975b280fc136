package io.portcullis.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The certificates a subject holds: all that are valid, and the newest of those that expired. */
final class Certificates {
  /** Most that have expired; the ones that expired first give way. */
  static final int MAX_EXPIRED = 64;

  private static final Comparator<Certificate> LATEST =
      Comparator.comparing(Certificate::notAfter).reversed().thenComparing(Certificate::id);

  private Certificates() {}

  static State seen(State state, Certificate certificate, String replaced) {
    List<Certificate> all = new ArrayList<>();
    boolean known = false;
    for (Certificate c : state.certificates()) {
      if (c.id().equals(certificate.id())) {
        known = true;
        all.add(c.knowing(certificate));
      } else if (renewed(c, certificate, replaced)) {
        all.add(c.replacedBy(certificate.serial()));
      } else {
        all.add(c);
      }
    }
    if (!known) {
      all.add(certificate);
    }
    return state.with(bounded(all, state.subject().now()));
  }

  private static List<Certificate> bounded(List<Certificate> all, Instant now) {
    List<Certificate> tooMany =
        all.stream().filter(c -> c.expired(now)).sorted(LATEST).skip(MAX_EXPIRED).toList();
    return all.stream().filter(c -> !tooMany.contains(c)).toList();
  }

  private static boolean renewed(Certificate old, Certificate fresh, String replaced) {
    return old.replacedBy().isEmpty()
        && (old.serial().equals(replaced)
            || (old.subject().equals(fresh.subject())
                && old.issuer().equals(fresh.issuer())
                && old.notAfter().isBefore(fresh.notAfter())));
  }
}
