package io.portcullis.routes.alerts;

import java.util.List;
import java.util.Optional;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Alert;
import io.portcullis.model.Severity;

import static org.assertj.core.api.Assertions.assertThat;

class AlertBookTest {
  private final AlertBook book = new AlertBook();
  private final Way told =
      Way.NONE.telling(List.of(Leg.due("chat", 0, Samples.T0, false)), Samples.T0, 0);

  @Test
  void anEntryOfAKindOfALaterReleaseIsPassedOver() {
    // When
    read("other|a", Optional.of(told));
    // Then
    assertThat(book.find("a")).isEmpty();
  }

  @Test
  void partsMayComeInAnyOrder() {
    // When
    read("way|a", Optional.of(told));
    read("ending|a", Optional.of(ending("anna")));
    read("alert|a", Optional.of(Samples.alert("a")));
    // Then
    AlertState state = book.find("a").orElseThrow();
    assertThat(state.way()).isEqualTo(told);
    assertThat(state.open()).isFalse();
  }

  @Test
  void anOlderWayDoesNotTakeThePlaceOfANewerOne() {
    // Given
    Way newer = told.with(told.legs().getFirst().taken("a", Samples.T0, "ok"));
    book.put(Samples.alert("a"));
    book.put("a", newer);
    // When
    read("way|a", Optional.of(told));
    // Then
    assertThat(book.find("a").orElseThrow().way()).isEqualTo(newer);
  }

  @Test
  void theFirstAnswerCounts() {
    // Given
    book.put(Samples.alert("a"));
    read("ending|a", Optional.of(ending("anna")));
    // When
    read("ending|a", Optional.of(ending("bob")));
    // Then
    assertThat(book.find("a").orElseThrow().ending().map(Ending::by)).contains("anna");
  }

  @Test
  void whatWasRemovedIsForgottenWithItsEnding() {
    // Given
    book.put(Samples.alert("a"));
    read("ending|a", Optional.of(ending("anna")));
    // When
    read("alert|a", Optional.empty());
    read("way|a", Optional.empty());
    boolean stillOver = book.find("a").filter(state -> !state.open()).isPresent();
    read("ending|a", Optional.empty());
    // Then
    assertThat(stillOver).isTrue();
    assertThat(book.find("a")).isEmpty();
  }

  @Test
  void theSameIdRaisedAgainIsTheSameAlert() {
    // Given
    book.put(Samples.alert("a"));
    book.put("a", told);
    Alert again = Samples.alert("a", Alert.Kind.STATE, Severity.LOW, "hr");
    // When
    read("alert|a", Optional.of(again));
    // Then
    assertThat(book.open()).hasSize(1);
    assertThat(book.find("a").orElseThrow().way().begun()).isTrue();
  }

  private static Ending ending(String by) {
    return new Ending(Ending.Kind.ACKNOWLEDGED, by, Samples.T0, "on it");
  }

  private void read(String key, Optional<Object> value) {
    book.read(new ConsumerRecord<>("alerts", 0, 0, key, value.map(Json::bytes).orElse(null)));
  }
}
