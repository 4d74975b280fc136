package io.portcullis.routes.alerts;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.portcullis.model.Action;
import io.portcullis.model.Alert;
import io.portcullis.model.Outcome;
import io.portcullis.model.Outcome.Status;
import io.portcullis.model.ReasonCode;
import io.portcullis.model.Severity;
import io.portcullis.model.SubjectKind;
import io.portcullis.model.Target;
import io.portcullis.model.Want;

import static org.assertj.core.api.Assertions.assertThat;

class PeopleEnforcerTest {
  private final AlertBook book = new AlertBook();
  private final List<Alert> raised = new ArrayList<>();
  private int failures;
  private final PeopleEnforcer people =
      new PeopleEnforcer(
          this::raise,
          book,
          rule -> Optional.of("Ask the owner, see docs/runbooks.md#hsm-outage."),
          Clock.fixed(Samples.T0, ZoneOffset.UTC));

  @Test
  void whatKafkaDoesNotTakeInThreeTriesIsNotAcknowledged() {
    // Given
    failures = 3;
    // When
    Outcome outcome = people.enforce(action());
    // Then
    assertThat(outcome.status()).isEqualTo(Status.SILENT);
    assertThat(raised).isEmpty();
  }

  @Test
  void itIsRaisedAgainAtOnceBecauseNoTimerDoes() {
    // Given
    failures = 2;
    // When
    Outcome outcome = people.enforce(action());
    // Then
    assertThat(outcome.status()).isEqualTo(Status.ACKNOWLEDGED);
    assertThat(raised).hasSize(1);
  }

  @Test
  void thatItIsRaisedIsNoProof() {
    // Given
    people.enforce(action());
    // When
    Outcome seen = people.verify(action());
    // Then
    assertThat(seen.status()).isEqualTo(Status.FAILED);
  }

  @Test
  void thatAChannelHasItIsProof() {
    // Given
    people.enforce(action());
    Leg leg = Leg.due("mail", 0, Samples.T0, false);
    Way way = Way.NONE.telling(List.of(leg), Samples.T0, 0);
    book.put("act-1", way.with(leg.taken("act-1", Samples.T0, "ok")));
    // When
    Outcome seen = people.verify(action());
    // Then
    assertThat(seen.status()).isEqualTo(Status.VERIFIED);
    assertThat(seen.detail()).isEqualTo("taken by mail");
  }

  @Test
  void theAlertSaysWhyWhatToDoAndWhereToReadOn() {
    // When
    people.enforce(action());
    // Then
    Alert alert = raised.getFirst();
    assertThat(alert.id()).isEqualTo("act-1");
    assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(alert.owner()).isEqualTo("payments");
    assertThat(alert.title()).isEqualTo("key-7 is REVOKED");
    assertThat(alert.lines())
        .containsExactly(
            "key-7 is REVOKED: exported",
            "What to do: Ask the owner, see docs/runbooks.md#hsm-outage.");
    assertThat(alert.links())
        .extracting(Alert.Link::target)
        .containsExactly(
            "/explain/sub-1",
            "/keys/sub-1",
            "docs/rules.md#keysextracted",
            "docs/runbooks.md#hsm-outage");
  }

  private void raise(Alert alert) {
    if (failures > 0) {
      failures--;
      throw new IllegalStateException("Kafka did not take all alerts");
    }
    raised.add(alert);
    book.put(alert);
  }

  private static Action action() {
    return new Action(
        "act-1",
        "sub-1",
        SubjectKind.KEY,
        new Target.OfPeople(
            "soc", "key-7 is REVOKED: exported", "key-7 is REVOKED", Severity.CRITICAL, "payments"),
        Want.TOLD,
        1,
        1,
        ReasonCode.UNSPECIFIED,
        "keys/extracted",
        "standing",
        Samples.T0,
        Samples.T0);
  }
}
