package io.portcullis.routes.alerts;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.proto.trace.v1.Span;
import org.junit.jupiter.api.Test;

import io.portcullis.connectors.notify.Delivery;
import io.portcullis.connectors.notify.Message;
import io.portcullis.model.Alert;
import io.portcullis.model.Severity;
import io.portcullis.routes.MovedClock;
import io.portcullis.routes.telemetry.OtlpReceiver;
import io.portcullis.routes.telemetry.Telemetry;
import io.portcullis.routes.telemetry.Tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** One channel, with a clock that the test moves and a topic that is a map. */
class CourierTest {
  private static final Instant T0 = Samples.T0;
  private static final Runnable MINE = () -> {};

  private final AlertBook book = new AlertBook();
  private final ScriptedChannel chat = new ScriptedChannel();
  private final MovedClock clock = new MovedClock(T0);
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private Map<String, Way> kept = Map.of();
  private boolean kafkaAway;
  private final Ways ways = new Ways(book, this::keep);
  private final Courier courier = courier(Tracing.OFF);

  private Courier courier(Tracing tracing) {
    return new Courier(
        chat,
        book,
        ways,
        new Wording(Optional.empty(), Optional.empty()),
        30,
        new AlertMeters(book, registry),
        tracing,
        clock);
  }

  @Test
  void whoHasLostTheDutySendsNothing() {
    // Given
    told(Samples.alert("a"));
    // When / Then
    assertThatThrownBy(
            () ->
                courier.round(
                    () -> {
                      throw new IllegalStateException("another hub");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(chat.messages).isEmpty();
  }

  @Test
  void whatWasSentIsNotSentAgainWhileKafkaIsAway() {
    // Given
    told(Samples.alert("a"));
    kafkaAway = true;
    // When
    assertThatThrownBy(() -> courier.round(MINE)).isInstanceOf(IllegalStateException.class);
    courier.round(MINE);
    kafkaAway = false;
    ways.keep();
    // Then
    assertThat(chat.messages).hasSize(1);
    assertThat(kept.get("a").legs().getFirst().state()).isEqualTo(Leg.State.TAKEN);
  }

  @Test
  void aChannelThatIsDownIsTriedAgainLaterAndThenHasIt() {
    // Given
    told(Samples.alert("a"));
    chat.answering(
        Delivery.silent("HTTP 500"),
        new Delivery(Delivery.Result.SILENT, "HTTP 429", Optional.of(Duration.ofMinutes(10))));
    // When
    courier.round(MINE);
    courier.round(MINE); // not yet
    clock.pass(Duration.ofSeconds(1));
    courier.round(MINE);
    clock.pass(Duration.ofMinutes(9));
    courier.round(MINE); // it asked for ten minutes
    clock.pass(Duration.ofMinutes(1));
    courier.round(MINE);
    // Then
    assertThat(chat.messages).extracting(Message::id).containsExactly("a", "a", "a");
    assertThat(leg("a").state()).isEqualTo(Leg.State.TAKEN);
    assertThat(leg("a").tries()).isEqualTo(3);
  }

  @Test
  void eachMessageIsASpanWithTheIdsOfItsAlertsAndNoWordOfThem() throws IOException {
    // Given
    told(Samples.alert("a"));
    chat.answering(Delivery.silent("HTTP 500"));
    try (OtlpReceiver receiver = new OtlpReceiver()) {
      Tracing tracing = Telemetry.to(receiver.uri());
      // When
      courier(tracing).round(MINE);
      tracing.close();
      // Then
      assertThat(receiver.wrong()).isEmpty();
      assertThat(receiver.spans()).singleElement().satisfies(CourierTest::tells);
    }
  }

  private static void tells(Span span) {
    assertThat(span.getName()).isEqualTo("tell");
    assertThat(span.getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_CLIENT);
    assertThat(OtlpReceiver.attribute(span, "portcullis.message.id")).isEqualTo("a");
    assertThat(OtlpReceiver.attribute(span, "portcullis.result")).isEqualTo("SILENT");
    assertThat(span.toString())
        .contains("portcullis.alert.id")
        .doesNotContain(Samples.alert("a").title());
  }

  @Test
  void whatIsRefusedIsGivenUpAtOnce() {
    // Given
    told(Samples.alert("a"));
    chat.answering(Delivery.refused("HTTP 404"));
    // When
    courier.round(MINE);
    // Then
    assertThat(leg("a").state()).isEqualTo(Leg.State.GIVEN_UP);
    assertThat(leg("a").detail()).isEqualTo("HTTP 404");
    assertThat(registry.get("portcullis.alerts.lost").gauge().value()).isEqualTo(1);
  }

  @Test
  void triesHaveAnEnd() {
    // Given
    told(Samples.alert("a"));
    for (int i = 0; i < Courier.MOST_TRIES; i++) {
      chat.answering(Delivery.silent("no answer"));
    }
    // When
    for (int i = 0; i < Courier.MOST_TRIES + 5; i++) {
      courier.round(MINE);
      clock.pass(Duration.ofMinutes(15));
    }
    // Then
    assertThat(chat.messages).hasSize(Courier.MOST_TRIES);
    assertThat(leg("a").state()).isEqualTo(Leg.State.GIVEN_UP);
  }

  @Test
  void whatAPersonHasAnsweredIsNotToldAnyMore() {
    // Given
    told(Samples.alert("a"));
    book.put("a", new Ending(Ending.Kind.ACKNOWLEDGED, "anna", T0, "on it"));
    // When
    courier.round(MINE);
    // Then
    assertThat(chat.messages).isEmpty();
  }

  @Test
  void anIncidentEndsOnceWhenAllOfItIsOver() {
    // Given
    told(Samples.alert("a"));
    told(Samples.alert("b"));
    courier.round(MINE);
    String message = chat.messages.getFirst().id();
    // When
    book.put("a", new Ending(Ending.Kind.ACKNOWLEDGED, "anna", T0, "on it"));
    courier.round(MINE);
    List<String> early = List.copyOf(chat.ends);
    book.put("b", new Ending(Ending.Kind.CLOSED, "", T0, "it holds no more"));
    chat.answering(Delivery.silent("HTTP 500"));
    courier.round(MINE);
    courier.round(MINE);
    courier.round(MINE);
    // Then
    assertThat(early).isEmpty();
    assertThat(chat.ends).containsExactly(message + " ACKNOWLEDGED", message + " ACKNOWLEDGED");
    assertThat(leg("a").state()).isEqualTo(Leg.State.ENDED);
  }

  @Test
  void aLaterStepIsAnotherMessageThatSaysSo() {
    // Given
    Alert alert = Samples.alert("a", Alert.Kind.STATE, Severity.HIGH, "it");
    book.put(alert);
    ways.change(
        List.of("a"), (id, way) -> way.telling(List.of(Leg.due("chat", 2, T0, false)), T0, 2));
    // When
    courier.round(MINE);
    // Then
    assertThat(chat.messages.getFirst().id()).isEqualTo("a.2");
    assertThat(chat.messages.getFirst().title()).isEqualTo("nobody has answered: title of a");
  }

  private void told(Alert alert) {
    book.put(alert);
    ways.change(
        List.of(alert.id()),
        (id, way) -> way.telling(List.of(Leg.due("chat", 0, T0, false)), T0, 0));
  }

  private Leg leg(String id) {
    return book.find(id).orElseThrow().way().legs().getFirst();
  }

  private void keep(Map<String, Way> ways) {
    if (kafkaAway) {
      throw new IllegalStateException("Kafka did not take all alerts");
    }
    kept = ways;
  }
}
