package io.portcullis.routes.endpoint;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import io.portcullis.inventory.Entry;
import io.portcullis.inventory.Status;
import io.portcullis.model.DistinguishedName;
import io.portcullis.model.Remark.Kind;
import io.portcullis.model.Statement.Remarked.Said;

/**
 * A certificate that is used somewhere against what the inventory knows. A successor has the same
 * names and issuer, begins later, and can be used.
 *
 * @param used as it was seen
 * @param known of the same one; the seen one itself where nothing is
 * @param successor the newest, where there is one
 * @param beside whether the successor is served at another address of the same endpoint
 */
record Comparison(Entry used, Entry known, Optional<Entry> successor, boolean beside) {

  /**
   * @param sameName certificates of the inventory that have a name in common with it
   * @param served fingerprints of all that the endpoint serves
   */
  static Comparison of(
      Entry used, Optional<Entry> known, List<Entry> sameName, List<String> served, Instant now) {
    Optional<Entry> successor =
        sameName.stream()
            .filter(other -> follows(used, other) && usable(other, now))
            .max(
                Comparator.comparing((Entry e) -> e.certificate().notBefore())
                    .thenComparing(Entry::id));
    boolean beside = successor.filter(s -> served.contains(s.id())).isPresent();
    return new Comparison(used, known.orElse(used), successor, beside);
  }

  List<Said> said(Instant now, String where) {
    List<Said> said = new ArrayList<>();
    Status status = known.status();
    Instant ends = used.certificate().notAfter();
    if (status.kind() == Status.Kind.REVOKED) {
      said.add(said(Kind.OLD_SERVED, status.at(), where, "%s was revoked", now));
    } else if (!ends.isAfter(now)) {
      said.add(said(Kind.OLD_SERVED, ends, where, "%s expired at " + ends, now));
    } else if (beside) {
      String why = "%s is still served, and " + number(successor.get()) + " beside it";
      said.add(said(Kind.OLD_SERVED, since(successor.get()), where, why, now));
    }
    if (successor.isPresent() && !beside) {
      String why = "%s is used, and there is " + number(successor.get());
      said.add(said(Kind.NOT_DEPLOYED, since(successor.get()), where, why, now));
    } else if (successor.isEmpty() && status.kind() == Status.Kind.REPLACED) {
      String why = "%s is used, and number " + status.reason() + " replaced it";
      said.add(said(Kind.NOT_DEPLOYED, status.at(), where, why, now));
    }
    return said;
  }

  private Said said(Kind kind, Instant since, String where, String why, Instant now) {
    String detail = ServerLook.at(where, why.formatted(number(used)));
    return new Said(kind, since.equals(Instant.EPOCH) ? now : since, detail);
  }

  private static String number(Entry entry) {
    return "number " + entry.certificate().serial();
  }

  /** It can not be deployed before it is there. */
  private static Instant since(Entry successor) {
    Instant begins = successor.certificate().notBefore();
    return successor.firstSeen().isAfter(begins) ? successor.firstSeen() : begins;
  }

  private static boolean follows(Entry used, Entry other) {
    return !other.id().equals(used.id())
        && other.timed()
        && other.names().equals(used.names())
        && DistinguishedName.canonical(other.certificate().issuer())
            .equals(DistinguishedName.canonical(used.certificate().issuer()))
        && other.certificate().notBefore().isAfter(used.certificate().notBefore());
  }

  private static boolean usable(Entry other, Instant now) {
    return other.status().kind() == Status.Kind.VALID
        && other.certificate().notAfter().isAfter(now)
        && !other.certificate().notBefore().isAfter(now);
  }
}
