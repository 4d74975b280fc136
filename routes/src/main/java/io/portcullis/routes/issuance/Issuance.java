package io.portcullis.routes.issuance;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.portcullis.model.Alias;
import io.portcullis.model.Standing;
import io.portcullis.routes.config.IssuanceSettings;
import io.portcullis.routes.config.IssuanceSettings.WhenUnknown;
import io.portcullis.routes.explain.SubjectIndex;
import io.portcullis.routes.verdict.Strangers;
import io.portcullis.routes.verdict.Verdict;
import io.portcullis.routes.verdict.VerdictStore;

/**
 * May this certificate be issued? By the admitted standing of the subject that the application's
 * certain names lead to, the strictest where they lead to several. Names that were only claimed
 * never make a yes; where they are all there is, they can make a no.
 */
public final class Issuance {
  private static final String WHERE = "issuance";
  private static final Comparator<Verdict> STRICTEST = Comparator.comparing(Verdict::standing);

  private final SubjectIndex subjects;
  private final VerdictStore verdicts;
  private final Strangers strangers;
  private final IssuanceSettings settings;
  private final Clock clock;

  public Issuance(
      SubjectIndex subjects,
      VerdictStore verdicts,
      Strangers strangers,
      IssuanceSettings settings,
      Clock clock) {
    this.subjects = subjects;
    this.verdicts = verdicts;
    this.strangers = strangers;
    this.settings = settings;
    this.clock = clock;
  }

  Answer ask(Application application) {
    Optional<Instant> asOf = asOf();
    return answer(application, asOf).asOf(asOf);
  }

  /** Those that the certain names lead to. */
  Set<String> meant(Application application) {
    return Stream.concat(held(application), known(application.certain()))
        .map(Verdict::subject)
        .collect(Collectors.toSet());
  }

  /** What the log is told of an answer. */
  AnswerSignals signals() {
    return new AnswerSignals(subjects);
  }

  /** As old as the older of the two stores. */
  private Optional<Instant> asOf() {
    return subjects
        .asOf()
        .flatMap(one -> verdicts.asOf().map(two -> one.isBefore(two) ? one : two));
  }

  private Answer answer(Application application, Optional<Instant> asOf) {
    for (Application.Held held : application.held()) {
      if (strangers.neverAssigned(held.issuer(), held.serial())) {
        strangers.presented(held.issuer(), held.serial(), WHERE);
        return Answer.deny("its authority never issued the certificate that is to be renewed");
      }
    }
    return Stream.concat(held(application), known(application.certain()))
        .max(STRICTEST)
        .map(verdict -> certain(verdict, application, asOf))
        .orElseGet(() -> uncertain(application, asOf));
  }

  private Stream<Verdict> held(Application application) {
    return application.held().stream()
        .map(held -> Verdict.certificateKey(held.issuer(), held.serial()))
        .flatMap(key -> verdicts.find(key).stream());
  }

  private Stream<Verdict> known(List<Alias> names) {
    return names.stream()
        .flatMap(name -> subjects.holders(name).stream())
        .map(summary -> Verdict.of(summary.subject()));
  }

  private Answer certain(Verdict verdict, Application application, Optional<Instant> asOf) {
    if (lost(verdict)) {
      return Answer.deny(verdict.standing() + ": " + verdict.reason(), verdict);
    }
    if (tooOld(asOf)) {
      return Answer.deny("what is known of the subject is too old", verdict);
    }
    return verdict.standing() == Standing.WATCHED
        ? watched(verdict, application)
        : Answer.allow("the subject is trusted", verdict, Optional.empty());
  }

  /** A life that is short enough already, or left open, is told all the same. */
  private Answer watched(Verdict verdict, Application application) {
    Duration most = settings.watchedLife();
    boolean longer = application.life().filter(life -> life.compareTo(most) <= 0).isEmpty();
    if (longer && application.fixed()) {
      return Answer.deny(
          "WATCHED: at most " + most + " of life is allowed: " + verdict.reason(), verdict);
    }
    return longer
        ? Answer.allow("WATCHED: " + verdict.reason(), verdict, Optional.of(most))
        : Answer.allow("WATCHED, and short enough", verdict, Optional.empty());
  }

  private Answer uncertain(Application application, Optional<Instant> asOf) {
    Optional<Verdict> named = known(application.hints()).max(STRICTEST);
    if (named.filter(Issuance::lost).isPresent()) {
      return Answer.deny(
          "by a name that was only claimed, %s: %s"
              .formatted(named.get().standing(), named.get().reason()),
          named.get());
    }
    if (settings.whenUnknown() == WhenUnknown.DENY) {
      return Answer.deny("no subject is known for certain by these names");
    }
    if (tooOld(asOf)) {
      return Answer.deny("nothing is known of the subject, and what is known is too old");
    }
    return named
        .filter(verdict -> verdict.standing() == Standing.WATCHED)
        .map(verdict -> watched(verdict, application))
        .orElseGet(() -> Answer.allow("no subject is known; the configuration allows it"));
  }

  private static boolean lost(Verdict verdict) {
    return verdict.standing().compareTo(Standing.QUARANTINED) >= 0;
  }

  private boolean tooOld(Optional<Instant> asOf) {
    Instant oldest = clock.instant().minus(settings.maxAge());
    return asOf.filter(at -> !at.isBefore(oldest)).isEmpty();
  }
}
