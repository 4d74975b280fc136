package io.portcullis.routes.alerts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.portcullis.connectors.notify.Message;
import io.portcullis.model.Alert;
import io.portcullis.model.Severity;
import io.portcullis.routes.alerts.Batch.Due;

import static org.assertj.core.api.Assertions.assertThat;

/** What goes out as one, and how much in a minute. */
class PaceTest {
  private static final Instant T0 = Samples.T0;

  @Test
  void aMassEventIsOneMessageWithTheFirstTwentyAndACount() {
    // Given
    List<Due> event = IntStream.range(0, 5_000).mapToObj(i -> due("f" + i, "payments")).toList();
    // When
    List<Batch> going = new Pace(30).now(event, T0);
    // Then
    assertThat(going).hasSize(1);
    Message told = new Wording(Optional.empty(), Optional.empty()).message(going.getFirst());
    assertThat(told.title()).isEqualTo("5000 findings for payments");
    assertThat(told.items()).hasSize(20);
    assertThat(told.more()).isEqualTo(4_980);
  }

  @Test
  void anOwnersFindingsAreOneInAMinute() {
    // Given
    Pace pace = new Pace(30);
    // When
    List<Batch> first = pace.now(List.of(due("a", "hr")), T0);
    List<Batch> soon = pace.now(List.of(due("b", "hr"), due("c", "it")), T0.plusSeconds(1));
    List<Batch> later = pace.now(List.of(due("b", "hr"), due("d", "hr")), T0.plusSeconds(60));
    // Then
    assertThat(first).extracting(Batch::id).containsExactly("a");
    assertThat(soon).extracting(Batch::id).containsExactly("c");
    assertThat(later).hasSize(1);
    assertThat(later.getFirst().due()).hasSize(2);
  }

  @Test
  void whatIsMoreThanAMinuteCarriesIsToldAsOneAndThenNothing() {
    // Given
    Pace pace = new Pace(3);
    List<Due> states = new ArrayList<>();
    IntStream.range(0, 10).forEach(i -> states.add(state("s" + i, Severity.LOW)));
    states.add(state("worst", Severity.CRITICAL));
    // When
    List<Batch> going = pace.now(states, T0);
    List<Batch> then = pace.now(List.of(state("t", Severity.CRITICAL)), T0.plusSeconds(30));
    List<Batch> next = pace.now(List.of(state("t", Severity.CRITICAL)), T0.plusSeconds(60));
    // Then
    assertThat(going).hasSize(3);
    assertThat(going.getFirst().id()).isEqualTo("worst");
    assertThat(going.getLast().due()).hasSize(9);
    assertThat(then).isEmpty();
    assertThat(next).hasSize(1);
  }

  @Test
  void whatWasTriedGoesOutAgainAsItWas() {
    // Given
    Due tried = again(due("a", "hr"));
    Due with = again(due("b", "hr"));
    // When
    List<Batch> going = new Pace(30).now(List.of(tried, with, due("c", "hr")), T0);
    // Then
    assertThat(going).extracting(Batch::id).contains("msg-x");
    assertThat(going.stream().filter(b -> b.id().equals("msg-x")).findFirst().orElseThrow().due())
        .containsExactly(tried, with);
  }

  @Test
  void whatWasHeldIsToldAsOneForEachOwnerWhateverItIs() {
    // Given
    List<Due> held =
        List.of(
            held("a", Alert.Kind.STATE, "hr"),
            held("b", Alert.Kind.FINDING, "hr"),
            held("c", Alert.Kind.DIGEST, "it"));
    // When
    List<Batch> going = new Pace(30).now(held, T0);
    // Then
    assertThat(going).hasSize(2);
    assertThat(going).extracting(Batch::owner).containsExactlyInAnyOrder("hr", "it");
  }

  private static Due due(String id, String owner) {
    return new Due(
        Samples.alert(id, Alert.Kind.FINDING, Severity.HIGH, owner), Leg.due("chat", 0, T0, false));
  }

  private static Due state(String id, Severity severity) {
    return new Due(
        Samples.alert(id, Alert.Kind.STATE, severity, "it"), Leg.due("chat", 0, T0, false));
  }

  private static Due held(String id, Alert.Kind kind, String owner) {
    return new Due(Samples.alert(id, kind, Severity.LOW, owner), Leg.due("chat", 0, T0, true));
  }

  private static Due again(Due due) {
    return new Due(due.alert(), due.leg().again("msg-x", T0, "HTTP 500"));
  }
}
