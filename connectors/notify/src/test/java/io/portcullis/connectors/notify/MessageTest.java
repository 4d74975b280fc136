package io.portcullis.connectors.notify;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.portcullis.connectors.notify.testkit.Messages;
import io.portcullis.model.Severity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MessageTest {
  @Test
  void oneThatTellsOfNothingIsNone() {
    assertThatThrownBy(() -> new Message("m", Severity.LOW, "", "t", List.of(), 0, Messages.AT))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whereNothingFitsTheFirstAlertStaysWithoutItsLines() {
    // When
    Message least = Messages.much().fitting(message -> false);
    // Then
    assertThat(least.items()).hasSize(1);
    assertThat(least.items().getFirst().lines()).isEmpty();
    assertThat(least.more()).isEqualTo(119);
  }

  @Test
  void linesGiveWayBeforeAlertsDo() {
    // When
    Message some =
        Messages.much().fitting(m -> m.items().stream().allMatch(i -> i.lines().size() <= 5));
    // Then
    assertThat(some.items()).hasSize(20);
    assertThat(some.more()).isEqualTo(100);
  }

  @Test
  void plainTextHasEachAlertAndTheRest() {
    // When
    List<String> lines = Messages.much().plain();
    // Then
    assertThat(lines)
        .contains("HIGH: alert 0", "Explanation: https://hub.example.net/e/19")
        .endsWith("and 100 more: portcullis alerts list --open");
  }
}
