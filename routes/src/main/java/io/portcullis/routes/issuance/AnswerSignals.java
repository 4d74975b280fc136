package io.portcullis.routes.issuance;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.DistinguishedName;
import io.portcullis.model.Ids;
import io.portcullis.model.Signal;
import io.portcullis.model.Statement.IssuanceJudged;
import io.portcullis.model.Subject;
import io.portcullis.model.SubjectKind;
import io.portcullis.routes.config.FrontSettings;
import io.portcullis.routes.decide.Summary;
import io.portcullis.routes.explain.SubjectIndex;

/**
 * What the log is told of an answer, so that a certificate can be compared with it later. Only whom
 * certain names lead to is told: by a claimed name somebody else's answers could be spoiled.
 */
final class AnswerSignals {
  /** How long an answer is of use. */
  static final Duration LIFE = Duration.ofHours(24);

  /** Subjects that one question may be about. */
  static final int MOST = 8;

  private static final String SOURCE = "issuance";

  private final SubjectIndex subjects;

  AnswerSignals(SubjectIndex subjects) {
    this.subjects = subjects;
  }

  /**
   * @param meant ids of those that certain names lead to
   * @param record id of the record of the answer
   */
  List<Signal> of(
      FrontSettings front,
      Application application,
      Answer answer,
      Set<String> meant,
      String record,
      Instant now) {
    return front
        .authority()
        .or(() -> Optional.of(application.authority()).filter(a -> !a.isBlank()))
        .map(
            authority ->
                judged(front, DistinguishedName.canonical(authority), application, answer, now))
        .map(judged -> told(new Draft(record, now, judged), front.mustAsk(), meant))
        .orElseGet(List::of);
  }

  private static IssuanceJudged judged(
      FrontSettings front, String authority, Application application, Answer answer, Instant now) {
    String key =
        application.certain().stream()
            .filter(a -> a.type() == AliasType.SPKI_SHA256)
            .map(Alias::value)
            .findFirst()
            .orElse("");
    return new IssuanceJudged(
        front.name(), authority, key, hash(application.names()), answer.allowed(), now.plus(LIFE));
  }

  private List<Signal> told(Draft draft, boolean mustAsk, Set<String> meant) {
    boolean yes = draft.judged().allowed();
    if (meant.isEmpty()) {
      return draft.key().filter(k -> mustAsk && yes).stream()
          .map(k -> draft.named(SubjectKind.DEVICE, List.of(k)))
          .toList();
    }
    boolean ties = meant.size() == 1 && yes;
    return meant.stream()
        .sorted()
        .limit(MOST)
        .flatMap(id -> subjects.find(id).stream())
        .map(Summary::subject)
        .map(subject -> draft.about(subject, draft.key().filter(k -> ties)))
        .toList();
  }

  private record Draft(String record, Instant now, IssuanceJudged judged) {
    Optional<Alias> key() {
      return Optional.of(judged.spki())
          .filter(k -> !k.isEmpty())
          .map(k -> new Alias(AliasType.SPKI_SHA256, k));
    }

    /**
     * @param key that is to be tied to the subject, so that its certificate is known for its own
     */
    Signal about(Subject subject, Optional<Alias> key) {
      return key.flatMap(k -> own(subject).map(name -> List.of(k, name)))
          .map(names -> named(subject.kind(), names))
          .orElseGet(
              () ->
                  Signal.derived(
                      id(subject.id()), SOURCE, now, subject.kind(), subject.id(), judged));
    }

    Signal named(SubjectKind kind, List<Alias> names) {
      String id = id(names.toString());
      return new Signal(id, SOURCE, id, now, now, kind, "", names, false, Actor.UNKNOWN, judged);
    }

    private String id(String whom) {
      return Ids.of("sig", SOURCE, record, whom);
    }
  }

  /** A strong name that is the subject's alone, best one that it keeps. */
  private static Optional<Alias> own(Subject subject) {
    return subject.aliases().stream()
        .filter(Alias::strong)
        .min(
            Comparator.comparing((Alias a) -> !a.type().lasting())
                .thenComparing(Comparator.naturalOrder()));
  }

  private static String hash(List<String> names) {
    Stream<String> sorted = names.stream().sorted();
    return names.isEmpty()
        ? ""
        : Ids.sha256(String.join("\n", sorted.toList()).getBytes(StandardCharsets.UTF_8));
  }
}
