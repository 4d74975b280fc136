package io.portcullis.model.keys;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.portcullis.model.Certificate;
import io.portcullis.model.Point;
import io.portcullis.model.ReasonCode;
import io.portcullis.model.Standing;
import io.portcullis.model.State;
import io.portcullis.model.Subject;
import io.portcullis.model.Target;
import io.portcullis.model.Want;

/**
 * Whether one could go back to this key, or from it to the one before, after a change that went
 * wrong. It is safe when trust is not lost, the backup was restored within a year, and an earlier
 * certificate is valid beside the newest. One no is enough for a no; what is missing for a yes is
 * named.
 */
final class Rollback {
  /** A drill that is older proves nothing any more. */
  static final Duration DRILLED = Duration.ofDays(366);

  private enum Word {
    YES,
    NO,
    UNKNOWN
  }

  private final List<Told> reasons = new ArrayList<>();
  private final List<Word> words = new ArrayList<>();
  private final State state;
  private final Instant now;

  private Rollback(State state, Instant now) {
    this.state = state;
    this.now = now;
  }

  /** Whether a drill of that moment still says something of the backup. */
  static boolean lately(Instant drilled, Instant now) {
    return drilled.plus(DRILLED).isAfter(now);
  }

  static Answer of(State state, Related related, KeyProfile profile, Instant now) {
    Rollback all = new Rollback(state, now);
    all.trust();
    all.backup(related.drills());
    all.overlap(Protects.certificates(state, related));
    List<Told> told = new ArrayList<>();
    told.add(Told.concluded(all.verdict()));
    told.addAll(all.reasons);
    told.add(Told.concluded(recoverability(profile)));
    return Answer.of(Question.ROLLBACK, all.known(), told);
  }

  private boolean known() {
    return words.contains(Word.NO) || !words.contains(Word.UNKNOWN);
  }

  private String verdict() {
    if (words.contains(Word.NO)) {
      return "NO, because";
    }
    return words.contains(Word.UNKNOWN) ? "not known, because" : "yes, because";
  }

  private void trust() {
    Subject subject = state.subject();
    boolean compromised =
        subject.findings().stream().anyMatch(f -> f.reasonCode() == ReasonCode.KEY_COMPROMISE);
    boolean revoked = subject.trust().admitted() == Standing.REVOKED;
    if (revoked || compromised) {
      say(Word.NO, Told.concluded(revoked ? "it is REVOKED" : "it is held to be compromised"));
    }
  }

  private void backup(List<Drill> written) {
    Optional<Drills.Tried> drill = Drills.last(state, written);
    if (drill.isEmpty()) {
      say(Word.UNKNOWN, Told.concluded("no restore drill of its backup is known"));
    } else if (!drill.get().went()) {
      say(Word.NO, drill.get().told());
    } else {
      boolean lately = lately(drill.get().at(), now);
      Told told = drill.get().told();
      String text = told.text() + (lately ? "" : ", over a year ago");
      say(lately ? Word.YES : Word.NO, new Told(text, told.source(), told.at()));
    }
  }

  private void overlap(List<Certificate> certificates) {
    List<Certificate> valid =
        certificates.stream().filter(c -> !c.expired(now)).filter(c -> !revoked(c)).toList();
    if (certificates.isEmpty()) {
      say(Word.UNKNOWN, Told.concluded("no certificate of it is known, so no earlier one is"));
    } else if (valid.size() > 1) {
      Certificate earlier =
          valid.stream().min(java.util.Comparator.comparing(Certificate::notBefore)).orElseThrow();
      say(
          Word.YES,
          Told.by(
              earlier.issuer(),
              earlier.notBefore(),
              "an earlier certificate (%s) is valid until %s"
                  .formatted(earlier.serial(), Words.day(earlier.notAfter()))));
    } else {
      say(Word.NO, Told.concluded("no earlier certificate is still valid: there is no overlap"));
    }
  }

  private boolean revoked(Certificate c) {
    String point = new Target.OfCertificate(c.issuer(), c.serial(), c.publicTrust()).point();
    return state.subject().points().stream()
        .filter(p -> p.target().point().equals(point))
        .map(Point::want)
        .anyMatch(want -> want == Want.REVOKED);
  }

  private static String recoverability(KeyProfile profile) {
    return switch (profile.recoverability()) {
      case REISSUE -> "otherwise a new key and certificate take minutes, as declared";
      case NOTIFY_CUSTOMERS -> "otherwise those who rely on it have to be told, as declared";
      case UNKNOWN -> "how one gets over its loss is not declared";
    };
  }

  private void say(Word word, Told reason) {
    words.add(word);
    reasons.add(reason);
  }
}
