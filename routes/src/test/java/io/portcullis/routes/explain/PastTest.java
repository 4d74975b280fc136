package io.portcullis.routes.explain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

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
import io.portcullis.routes.api.ClosedFinding;
import io.portcullis.routes.decide.Step;

import static org.assertj.core.api.Assertions.assertThat;

class PastTest {
  private static final Instant T0 = Instant.parse("2026-04-01T10:00:00Z");

  @Test
  void whatIsOpenAgainIsNotPast() {
    Subject subject = subject().judged(List.of(finding("risk/one")), Optional.empty());
    assertThat(Past.of(subject, List.of(closing(1, "risk/one")))).isEmpty();
  }

  @Test
  void eachIsToldOnceByItsLastEndAndTheLastFirst() {
    List<Step> steps =
        List.of(closing(1, "risk/one"), closing(2, "risk/two"), closing(3, "risk/one"));
    // When
    List<ClosedFinding> past = Past.of(subject(), steps);
    // Then
    assertThat(past).extracting(ClosedFinding::rule).containsExactly("risk/one", "risk/two");
    assertThat(past.getFirst().signal()).isEqualTo("sig-3");
    assertThat(past.getFirst().closedAt()).isEqualTo(T0.plusSeconds(3));
    assertThat(past.getFirst().id()).isEqualTo(finding("risk/one").id("dev-1"));
  }

  private static Subject subject() {
    return Subject.fresh("dev-1", SubjectKind.DEVICE, T0);
  }

  private static Step closing(int number, String rule) {
    Signal signal =
        Signal.derived(
            "sig-" + number,
            "edr",
            T0.plusSeconds(number),
            SubjectKind.DEVICE,
            "dev-1",
            new Statement.Heartbeat());
    return new Step(
        number,
        signal,
        List.of(),
        List.of(finding(rule)),
        Standing.GOOD,
        Standing.GOOD,
        "",
        List.of());
  }

  private static Finding finding(String rule) {
    return new Finding(
        rule,
        "edr",
        1,
        "digest",
        Severity.HIGH,
        Standing.QUARANTINED,
        Mode.ENFORCE,
        0,
        ReasonCode.UNSPECIFIED,
        Clears.WITH_FACT,
        "reason",
        List.of(),
        List.of("edr"),
        false,
        T0);
  }
}
