package io.portcullis.routes.vitals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.portcullis.model.Hop;
import io.portcullis.model.Point;
import io.portcullis.model.Point.Status;
import io.portcullis.model.ReasonCode;
import io.portcullis.model.Subject;
import io.portcullis.model.SubjectKind;
import io.portcullis.model.Target;
import io.portcullis.model.Want;

import static org.assertj.core.api.Assertions.assertThat;

class ConvergenceTest {
  private static final Instant T0 = Instant.parse("2026-11-27T12:00:00Z");

  private final Convergence convergence = new Convergence();

  @Test
  void onePointThatWasGivenUpIsNoConvergence() {
    // Given
    tell("dev-1", 1, point("1", Status.VERIFIED, 0), point("2", Status.RETRYING, 0));
    tell("dev-1", 2, point("1", Status.VERIFIED, 0), closed("2", Status.ESCALATED));
    // When
    Convergence.Look look = convergence.at(T0.plusSeconds(3));
    // Then
    assertThat(look.open()).isZero();
    assertThat(look.took()).isEmpty();
    assertThat(look.quantile(0.5)).isEmpty();
  }

  @Test
  void oneThatIsGoneOrTurnedOutToBeAnotherWaitsForNothing() {
    // Given
    tell("dev-1", 1, point("1", Status.SENT, 0));
    tell("dev-2", 1, point("1", Status.SENT, 0));
    convergence.gone("dev-1");
    convergence.changed(subject("dev-2", 2, point("1", Status.SENT, 0)).mergedInto("dev-3"));
    // When
    Convergence.Look look = convergence.at(T0.plusSeconds(3));
    // Then
    assertThat(look).isEqualTo(new Convergence.Look(0, Optional.empty(), List.of()));
  }

  @Test
  void atTheBoundOfOpenSubjectsMoreAreNotFollowed() {
    // Given
    for (int i = 0; i <= Convergence.MOST_OPEN; i++) {
      tell("dev-" + i, 1, point("1", Status.SENT, 0));
    }
    // When
    int open = convergence.at(T0).open();
    // Then
    assertThat(open).isEqualTo(Convergence.MOST_OPEN);
  }

  @Test
  void atTheBoundOfAMinuteTheNewestAreKept() {
    // Given
    for (int i = 0; i <= Convergence.MOST_DONE; i++) {
      tell("dev-1", 1, point("1", Status.SENT, i == 0 ? -100 : 0));
      tell("dev-1", 2, point("1", Status.VERIFIED, 0));
    }
    // When
    List<Duration> took = convergence.at(T0.plusSeconds(3)).took();
    // Then
    assertThat(took).hasSize(Convergence.MOST_DONE).containsOnly(Duration.ofSeconds(2));
  }

  @Test
  void whatWasDoneLongAgoIsNotOfThisMinute() {
    // Given
    tell("dev-1", 1, point("1", Status.SENT, 0));
    tell("dev-1", 2, point("1", Status.VERIFIED, 0));
    // When
    Convergence.Look look = convergence.at(T0.plus(Convergence.WINDOW).plusSeconds(3));
    // Then
    assertThat(look.took()).isEmpty();
  }

  @Test
  void theFirstDecisionCountsUntilTheLastPointIsVerified() {
    // Given
    tell("dev-1", 1, point("1", Status.SENT, 1));
    tell("dev-1", 4, point("1", Status.VERIFIED, 1), point("2", Status.ACKNOWLEDGED, 3));
    Convergence.Look between = convergence.at(T0.plusSeconds(5));
    // When
    tell("dev-1", 8, point("1", Status.VERIFIED, 1), point("2", Status.VERIFIED, 3));
    // Then
    assertThat(between.open()).isEqualTo(1);
    assertThat(between.oldest()).contains(T0.plusSeconds(1));
    assertThat(convergence.at(T0.plusSeconds(9)).took()).containsExactly(Duration.ofSeconds(7));
  }

  @Test
  void quantilesAreOfTheNearestRank() {
    // Given
    for (int i = 1; i <= 100; i++) {
      tell("dev-" + i, 1, point("1", Status.SENT, -i));
      tell("dev-" + i, 1, point("1", Status.VERIFIED, -i));
    }
    // When
    Convergence.Look look = convergence.at(T0.plusSeconds(2));
    // Then
    assertThat(look.quantile(0.5)).contains(Duration.ofSeconds(51));
    assertThat(look.quantile(0.99)).contains(Duration.ofSeconds(100));
    assertThat(look.quantile(1)).contains(Duration.ofSeconds(101));
  }

  private void tell(String id, int second, Point... points) {
    convergence.changed(subject(id, second, points));
  }

  private static Subject subject(String id, int second, Point... points) {
    return Subject.fresh(id, SubjectKind.DEVICE, T0.plusSeconds(second))
        .enforcedAt(List.of(points));
  }

  private static Point closed(String serial, Status status) {
    return point(serial, status, 0).with(status, Optional.empty(), "refused");
  }

  private static Point point(String serial, Status status, int decided) {
    return new Point(
        new Target.OfCertificate("CN=Device CA", serial, false),
        Want.REVOKED,
        1,
        1,
        status,
        ReasonCode.UNSPECIFIED,
        "rule",
        "sig-1",
        T0,
        T0,
        status == Status.VERIFIED ? Optional.empty() : Optional.of(T0.plusSeconds(60)),
        "",
        List.of(new Hop(Hop.Kind.DECIDED, T0.plusSeconds(decided))));
  }
}
