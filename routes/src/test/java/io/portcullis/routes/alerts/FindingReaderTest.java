package io.portcullis.routes.alerts;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Alert;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Clears;
import io.portcullis.model.Finding;
import io.portcullis.model.Mode;
import io.portcullis.model.ReasonCode;
import io.portcullis.model.Severity;
import io.portcullis.model.Signal;
import io.portcullis.model.Standing;
import io.portcullis.model.Statement;
import io.portcullis.model.Subject;
import io.portcullis.model.SubjectKind;
import io.portcullis.routes.decide.Step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is found and changes no standing is told, and its end too. */
class FindingReaderTest {
  private static final Instant T0 = Samples.T0;

  private final AlertBook book = new AlertBook();
  private final Map<Integer, Long> next = new HashMap<>();
  private boolean kafkaAway;
  private final FindingReader reader =
      new FindingReader(
          new FindingTaker(
              new FindingAlert(
                  Severity.MEDIUM,
                  id -> Optional.empty(),
                  rule -> Optional.of("Ask the owner, see docs/runbooks.md#hsm-outage.")),
              book,
              this::raise,
              new Ends(),
              Clock.fixed(T0, ZoneOffset.UTC)),
          T0,
          next);

  @Test
  void whereKafkaDoesNotTakeItThePlaceStays() {
    // Given
    kafkaAway = true;
    // When / Then
    assertThatThrownBy(() -> read(7, List.of(finding(Severity.HIGH)), List.of()))
        .isInstanceOf(IllegalStateException.class);
    assertThat(reader.position(0)).isEmpty();
  }

  @Test
  void whatIsMildOrOldOrToldByItsStandingIsNoAlert() {
    // When
    read(
        0,
        List.of(
            finding(Severity.LOW),
            finding(Severity.HIGH, Mode.ENFORCE, Standing.QUARANTINED, T0),
            finding(Severity.HIGH, Mode.OBSERVE, Standing.WATCHED, T0.minusMillis(1))),
        List.of());
    // Then
    assertThat(book.open()).isEmpty();
    assertThat(reader.position(0)).hasValue(1);
  }

  @Test
  void aFindingIsAnAlertWithItsFactsAndRunbook() {
    // When
    read(0, List.of(finding(Severity.HIGH)), List.of());
    // Then
    Alert alert = book.open().getFirst().alert();
    assertThat(alert.title()).isEqualTo("key-1: it was exported");
    assertThat(alert.lines())
        .containsExactly(
            "Rule keys/extracted, observe",
            "by eve",
            "What to do: Ask the owner, see docs/runbooks.md#hsm-outage.");
    assertThat(alert.links().getLast())
        .isEqualTo(new Alert.Link("Steps", "docs/runbooks.md#hsm-outage"));
    assertThat(alert.severity()).isEqualTo(Severity.HIGH);
  }

  @Test
  void whomNobodyGaveANameIsCalledByTheStrongestAlias() {
    // Given
    Subject hsm =
        Subject.fresh("aut-1", SubjectKind.AUTHORITY, T0)
            .alsoKnownAs(
                List.of(
                    new Alias(AliasType.HOSTNAME, "hsm-1.example.org"),
                    new Alias(AliasType.HSM_TOKEN, "5551234")));
    FindingAlert alerts =
        new FindingAlert(Severity.LOW, id -> Optional.of(hsm), rule -> Optional.empty());
    // When
    Alert nameless = alerts.of("aut-1", SubjectKind.AUTHORITY, finding(Severity.HIGH));
    // Then
    assertThat(nameless.title()).isEqualTo("hsm-token=5551234: it was exported");
    FindingAlert named =
        new FindingAlert(
            Severity.LOW,
            id -> Optional.of(hsm.named("network HSM", "", Set.of())),
            rule -> Optional.empty());
    assertThat(named.of("aut-1", SubjectKind.AUTHORITY, finding(Severity.HIGH)).title())
        .isEqualTo("network HSM: it was exported");
  }

  @Test
  void itsAlertEndsWithIt() {
    // Given
    read(0, List.of(finding(Severity.HIGH)), List.of());
    // When
    read(1, List.of(), List.of(finding(Severity.HIGH)));
    // Then
    assertThat(book.open()).isEmpty();
    assertThat(book.ended().getFirst().ending().map(Ending::reason)).contains("it holds no more");
  }

  @Test
  void aPlaceThatCanNotBeReadBeginsAnew() {
    // When
    FindingDuty.Read place = FindingDuty.Read.of("{broken", T0);
    // Then
    assertThat(place).isEqualTo(new FindingDuty.Read(T0, Map.of()));
    assertThat(FindingDuty.Read.of(Json.text(new FindingDuty.Read(T0, Map.of(3, 9L))), T0).next())
        .containsEntry(3, 9L);
  }

  private void read(long offset, List<Finding> opened, List<Finding> closed) {
    Signal signal =
        Signal.derived(
            "sig-1",
            "guard",
            T0,
            SubjectKind.KEY,
            "key-1",
            new Statement.Reinstated("bob", "new disk"));
    Step step = new Step(0, signal, opened, closed, Standing.GOOD, Standing.GOOD, "", List.of());
    reader.read(new ConsumerRecord<>("trail", 0, offset, "key-1|0", Json.bytes(step)));
  }

  private static Finding finding(Severity severity) {
    return finding(severity, Mode.OBSERVE, Standing.WATCHED, T0);
  }

  private static Finding finding(Severity severity, Mode mode, Standing standing, Instant since) {
    return new Finding(
        "keys/extracted",
        "k",
        1,
        "d",
        severity,
        standing,
        mode,
        0,
        ReasonCode.UNSPECIFIED,
        Clears.WITH_FACT,
        "it was exported",
        List.of("by eve"),
        List.of(),
        false,
        since);
  }

  private void raise(Alert alert) {
    if (kafkaAway) {
      throw new IllegalStateException("Kafka did not take all alerts");
    }
    book.put(alert);
  }

  private final class Ends implements Housekeeping.Closing {
    @Override
    public void end(List<String> ids, Ending ending) {
      ids.forEach(id -> book.put(id, ending));
    }

    @Override
    public void forget(List<String> ids) {}
  }
}
