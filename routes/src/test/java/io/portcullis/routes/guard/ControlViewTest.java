package io.portcullis.routes.guard;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Standing;
import io.portcullis.model.SubjectKind;
import io.portcullis.model.guard.Control;
import io.portcullis.model.guard.Planned;
import io.portcullis.model.guard.Waiting;

import static org.assertj.core.api.Assertions.assertThat;

class ControlViewTest {
  private static final Instant T0 = Instant.parse("2026-04-01T10:00:00Z");
  private final ControlView view = new ControlView();

  @Test
  void aHubThatHasHeardNothingRuns() {
    assertThat(view.control().stopped()).isFalse();
    assertThat(view.waiting()).isEmpty();
  }

  @Test
  void stopAndResumeAreSeen() {
    view.accept("control", Optional.of(Json.bytes(new Control(true, "ann", "drill", T0))));
    boolean stopped = view.control().stopped();
    // When
    view.accept("control", Optional.of(Json.bytes(new Control(false, "ann", "done", T0))));
    // Then
    assertThat(stopped).isTrue();
    assertThat(view.control().person()).isEqualTo("ann");
    assertThat(view.control().stopped()).isFalse();
  }

  @Test
  void whatWaitsIsListedOldestFirstUntilItIsGone() {
    waits("b", T0);
    waits("c", T0.minusSeconds(1));
    waits("a", T0);
    view.accept("something else", Optional.of(new byte[] {1}));
    List<String> before = view.waiting().stream().map(Waiting::id).toList();
    // When
    view.accept("waiting|c", Optional.empty());
    // Then
    assertThat(before).containsExactly("c", "a", "b");
    assertThat(view.waiting("c")).isEmpty();
    assertThat(view.waiting("a")).isPresent();
  }

  @Test
  void whatIsPlannedIsListedUntilItIsOver() {
    plans("b", T0);
    plans("c", T0.minusSeconds(1));
    plans("a", T0);
    List<String> before = view.planned().stream().map(Planned::id).toList();
    // When
    view.accept("planned|c", Optional.empty());
    // Then
    assertThat(before).containsExactly("c", "a", "b");
    assertThat(view.planned()).extracting(Planned::id).containsExactly("a", "b");
  }

  private void plans(String id, Instant from) {
    Planned plan =
        new Planned(id, "leavers", "hr", 9, 0, from, from.plusSeconds(60), "why", "ann", "bob");
    view.accept("planned|" + id, Optional.of(Json.bytes(plan)));
  }

  private void waits(String id, Instant since) {
    Waiting waiting =
        new Waiting(
            id,
            1,
            Waiting.Hold.PEOPLE,
            "",
            "dev-1",
            SubjectKind.DEVICE,
            "tablet",
            Standing.REVOKED,
            "theft",
            "asks two",
            2,
            "hub",
            List.of(),
            since,
            since.plusSeconds(60),
            Optional.empty());
    view.accept("waiting|" + id, Optional.of(Json.bytes(waiting)));
  }
}
