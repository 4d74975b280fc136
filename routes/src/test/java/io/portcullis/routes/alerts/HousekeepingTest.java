package io.portcullis.routes.alerts;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import io.portcullis.model.Alert;
import io.portcullis.model.Severity;

import static org.assertj.core.api.Assertions.assertThat;

class HousekeepingTest {
  private static final Instant T0 = Samples.T0;

  private final AlertBook book = new AlertBook();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final List<String> forgotten = new ArrayList<>();
  private final Housekeeping housekeeping =
      new Housekeeping(
          book,
          new Plan(
              new Directions(List.of(), List.of()),
              Optional.empty(),
              new Escalation(Severity.HIGH, List.of()),
              Duration.ofDays(30)),
          new Closing(),
          new AlertMeters(book, registry));

  @Test
  void theOldestFindingsGiveWayWhereTooManyAreOpen() {
    // Given
    raise("old-state", Alert.Kind.STATE, T0.minusSeconds(10));
    raise("old-finding", Alert.Kind.FINDING, T0.minusSeconds(5));
    for (int i = 0; i < Housekeeping.MOST_OPEN - 1; i++) {
      raise("f" + i, Alert.Kind.FINDING, T0);
    }
    // When
    housekeeping.tidy(T0);
    // Then
    assertThat(book.open()).hasSize(Housekeeping.MOST_OPEN);
    assertThat(book.find("old-state").orElseThrow().open()).isTrue();
    Ending ending = book.find("old-finding").orElseThrow().ending().orElseThrow();
    assertThat(ending.reason()).isEqualTo("more than 10000 alerts were open");
    assertThat(closed("overflow")).isEqualTo(1);
  }

  @Test
  void asManyAsTheBoundStayOpen() {
    // Given
    for (int i = 0; i < Housekeeping.MOST_OPEN; i++) {
      raise("f" + i, Alert.Kind.FINDING, T0);
    }
    // When
    housekeeping.tidy(T0);
    // Then
    assertThat(closed("overflow")).isZero();
  }

  @Test
  void whatNobodyAcknowledgesIsClosedInTheEnd() {
    // Given
    raise("a", Alert.Kind.DIGEST, T0.minus(Duration.ofDays(30)));
    raise("b", Alert.Kind.DIGEST, T0.minus(Duration.ofDays(30)).plusMillis(1));
    // When
    housekeeping.tidy(T0);
    // Then
    assertThat(book.open()).extracting(s -> s.alert().id()).containsExactly("b");
    assertThat(closed("age")).isEqualTo(1);
  }

  @Test
  void whatIsOverIsForgottenAfterNinetyDays() {
    // Given
    Instant then = T0.minus(Duration.ofDays(90));
    raise("a", Alert.Kind.STATE, then);
    raise("b", Alert.Kind.STATE, then);
    book.put("a", new Ending(Ending.Kind.ACKNOWLEDGED, "anna", then, "done"));
    book.put("b", new Ending(Ending.Kind.ACKNOWLEDGED, "anna", then.plusMillis(1), "done"));
    // When
    housekeeping.tidy(T0);
    // Then
    assertThat(forgotten).containsExactly("a");
  }

  private void raise(String id, Alert.Kind kind, Instant at) {
    book.put(Samples.alert(id, kind, Severity.HIGH, "it", at));
  }

  private double closed(String why) {
    return registry.get("portcullis.alerts.closed").tag("why", why).counter().count();
  }

  private final class Closing implements Housekeeping.Closing {
    @Override
    public void end(List<String> ids, Ending ending) {
      ids.forEach(id -> book.put(id, ending));
    }

    @Override
    public void forget(List<String> ids) {
      forgotten.addAll(ids);
    }
  }
}
