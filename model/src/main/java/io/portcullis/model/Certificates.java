package io.portcullis.model;

import java.util.ArrayList;
import java.util.List;

/** The certificates a subject holds. */
final class Certificates {
  private Certificates() {}

  static State seen(State state, Certificate certificate, String replaced) {
    List<Certificate> all = new ArrayList<>();
    boolean known = false;
    for (Certificate c : state.certificates()) {
      if (c.id().equals(certificate.id())) {
        known = true;
        all.add(c);
      } else if (renewed(c, certificate, replaced)) {
        all.add(c.replacedBy(certificate.serial()));
      } else {
        all.add(c);
      }
    }
    if (!known) {
      all.add(certificate);
    }
    return state.with(List.copyOf(all));
  }

  private static boolean renewed(Certificate old, Certificate fresh, String replaced) {
    return old.replacedBy().isEmpty()
        && (old.serial().equals(replaced)
            || (old.subject().equals(fresh.subject())
                && old.issuer().equals(fresh.issuer())
                && old.notAfter().isBefore(fresh.notAfter())));
  }
}
