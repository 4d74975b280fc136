package io.portcullis.replay.world;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.portcullis.model.Alias;
import io.portcullis.model.Mode;
import io.portcullis.model.PointKind;
import io.portcullis.model.ReasonCode;
import io.portcullis.model.Standing;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.AccountChanged;
import io.portcullis.model.Statement.AccountStatus;
import io.portcullis.model.Statement.EdgeAdded;
import io.portcullis.model.Statement.EdgeType;
import io.portcullis.model.Statement.HsmCondition;
import io.portcullis.model.SubjectKind;
import io.portcullis.model.Want;
import io.portcullis.model.guard.Answer.Note;
import io.portcullis.model.guard.Limits;
import io.portcullis.replay.History;
import io.portcullis.rules.RuleBook;
import io.portcullis.rules.bundle.BuiltIn;

import static org.assertj.core.api.Assertions.assertThat;

class WorldTest {
  private static final RuleBook BOOK = BuiltIn.load().withMode(Mode.ENFORCE);
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Statement TAMPER =
      new Statement.HsmHealthChanged(HsmCondition.TAMPER, "lid");

  private final History history = new History();

  @Test
  void theBreakerTripsAndHoldsTheRest() {
    // Given
    for (int i = 0; i < Limits.DEFAULT.perRule() + 5; i++) {
      history.pass(SECOND).device("d-" + i).device("d-" + i, History.theft());
    }
    // When
    Course course = played(Optional.empty()).course();
    // Then
    assertThat(course.trips()).isNotEmpty();
    assertThat(course.episodes()).hasSizeLessThanOrEqualTo(Limits.DEFAULT.perRule());
    assertThat(course.notes().stream().map(Note::event)).contains("held");
  }

  @Test
  void peopleWhoAgreeLetOutWhatTheBreakerHeldAFewAtATime() {
    // Given
    for (int i = 0; i < Limits.DEFAULT.perRule() + 25; i++) {
      history.device("d-" + i).device("d-" + i, History.theft());
    }
    history.pass(Duration.ofHours(2)).device("d-0", new Statement.Heartbeat());
    // When
    Course course = played(Optional.of(Duration.ofMinutes(30))).course();
    // Then
    Instant agreed = History.START.plus(Duration.ofMinutes(30));
    List<Episode> later =
        course.episodes().stream().filter(e -> !e.from().isBefore(agreed)).toList();
    assertThat(later).isNotEmpty();
    assertThat(later.stream().map(Episode::from).distinct().count()).isGreaterThan(1);
  }

  @Test
  void theIrreversibleHalfWaitsForPeople() {
    // Given
    history.say(SubjectKind.AUTHORITY, "ca-1", "hsm", TAMPER);
    history
        .pass(Duration.ofHours(1))
        .say(SubjectKind.AUTHORITY, "ca-1", "hsm", new Statement.Heartbeat());
    // When
    Course alone = played(Optional.empty()).course();
    Course agreed = played(Optional.of(Duration.ofMinutes(10))).course();
    // Then
    assertThat(alone.episodes()).extracting(Episode::standing).doesNotContain(Standing.REVOKED);
    assertThat(agreed.episodes()).extracting(Episode::standing).contains(Standing.REVOKED);
  }

  @Test
  void whatNobodyAnswersExpires() {
    // Given
    history.say(SubjectKind.AUTHORITY, "ca-1", "hsm", TAMPER);
    history
        .pass(Duration.ofDays(5))
        .say(SubjectKind.AUTHORITY, "ca-1", "hsm", new Statement.Heartbeat());
    // When
    Course course = played(Optional.empty()).course();
    // Then
    assertThat(course.notes().stream().map(Note::event))
        .anyMatch(e -> e.contains("expired") || e.contains("refused"));
  }

  @Test
  void whatTheHubSaidItselfIsNotTakenFromTheLog() {
    // Given
    history
        .device("d-1")
        .device("d-1", new Statement.ActionAdmitted("prp-1", 1, Standing.REVOKED, ""));
    history.device(
        "d-1",
        new Statement.ParentChanged(
            "p",
            SubjectKind.IDENTITY,
            EdgeType.PRIMARY,
            Standing.REVOKED,
            "",
            ReasonCode.UNSPECIFIED,
            "",
            false));
    // When
    Course course = played(Optional.empty()).course();
    // Then
    assertThat(course.episodes()).isEmpty();
    assertThat(course.signals()).isEqualTo(2);
  }

  @Test
  void whatBefallsAPersonReachesTheirDevice() {
    // Given
    EdgeAdded owns = new EdgeAdded(SubjectKind.DEVICE, List.<Alias>of(), "d-1", EdgeType.PRIMARY);
    history.device("d-1").say(SubjectKind.IDENTITY, "u-1", "okta", owns);
    history
        .pass(SECOND)
        .say(SubjectKind.IDENTITY, "u-1", "okta", new AccountChanged(AccountStatus.DEACTIVATED));
    // When
    Course course = played(Optional.empty()).course();
    // Then
    assertThat(course.episodes()).extracting(Episode::subject).contains("d-1", "u-1");
  }

  @Test
  void timersFireWhileNothingIsSaid() {
    // Given: not compliant, with a grace of four hours
    RuleBook graceful =
        BOOK.withParameters(Map.of("posture/device-noncompliant", Map.of("grace", "PT4H")));
    history
        .device("d-1")
        .device(
            "d-1",
            new Statement.PostureChanged(
                Statement.Compliance.NON_COMPLIANT, Statement.Management.MANAGED, List.of("disk")));
    history.pass(Duration.ofDays(3)).device("d-2");
    // When
    Course course =
        Player.play(
                history.log(), graceful, assumptions(Optional.empty()), Span.ALL, Optional.empty())
            .course();
    // Then
    Episode held = course.episodes().getFirst();
    assertThat(held.subject()).isEqualTo("d-1");
    assertThat(held.from()).isEqualTo(History.START.plus(Duration.ofHours(4)));
  }

  @Test
  void enforcementPointsObeyAfterTheirTime() {
    // Given
    history.device("d-1").device("d-1", History.theft());
    history.pass(Duration.ofMinutes(1)).device("d-1", new Statement.Heartbeat());
    // When
    Course course = played(Optional.empty()).course();
    // Then
    assertThat(course.answers())
        .isNotEmpty()
        .allMatch(a -> a.at().equals(History.START.plus(SECOND)));
    assertThat(course.answers())
        .extracting(Course.Answered::want)
        .containsAnyOf(Want.HELD, Want.REVOKED);
  }

  @Test
  void aKindOfPointTakesAsManyCallsAsItHasLanes() {
    // Given
    int more = Assumptions.lanes(PointKind.CA) + 1;
    for (int i = 0; i < more; i++) {
      history.device("d-" + i).device("d-" + i, History.theft());
    }
    history.pass(Duration.ofMinutes(1)).device("d-0", new Statement.Heartbeat());
    // When
    Course course = played(Optional.empty()).course();
    // Then
    assertThat(course.answers().stream().map(Course.Answered::at).distinct())
        .containsExactly(History.START.plus(SECOND), History.START.plus(SECOND.multipliedBy(2)));
  }

  @Test
  void theSameHistoryGivesTheSameCourse() {
    // Given
    for (int i = 0; i < 60; i++) {
      history
          .pass(Duration.ofMillis(250))
          .device("d-" + i % 40)
          .device("d-" + i % 40, History.theft());
    }
    // When
    Course one = played(Optional.of(Duration.ofMinutes(1))).course();
    Course two = played(Optional.of(Duration.ofMinutes(1))).course();
    // Then
    assertThat(one.episodes()).isEqualTo(two.episodes());
    assertThat(Difference.between(one, two).lines()).isEmpty();
  }

  @Test
  void whatWasBeforeTheSpanIsReadAndNotTold() {
    // Given
    history.device("d-1").device("d-1", History.theft());
    history.device("d-1", History.risk("theft", true));
    history.pass(Duration.ofDays(1)).device("d-2").device("d-2", History.theft());
    Instant from = History.START.plus(Duration.ofHours(1));
    // When
    Span span = new Span(Optional.of(from), Optional.empty());
    Course course =
        Player.play(history.log(), BOOK, assumptions(Optional.empty()), span, Optional.empty())
            .course();
    // Then
    assertThat(course.signals()).isEqualTo(3);
    assertThat(course.episodes()).extracting(Episode::subject).contains("d-2");
  }

  @Test
  void groupsAreKnownToTheGuard() {
    // Given
    history.device("d-1", new Statement.SubjectObserved("a", "", Set.of("laptops")));
    // When
    Player.Played played = played(Optional.empty());
    // Then
    assertThat(played.subjects()).isEqualTo(1);
  }

  private Player.Played played(Optional<Duration> people) {
    return Player.play(history.log(), BOOK, assumptions(people), Span.ALL, Optional.empty());
  }

  private static Assumptions assumptions(Optional<Duration> people) {
    return new Assumptions(Limits.DEFAULT, SECOND, people);
  }
}
