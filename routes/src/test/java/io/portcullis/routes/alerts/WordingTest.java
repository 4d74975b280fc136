package io.portcullis.routes.alerts;

import java.net.URI;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.portcullis.connectors.notify.Message;
import io.portcullis.model.Alert;
import io.portcullis.model.Severity;
import io.portcullis.model.SubjectKind;

import static org.assertj.core.api.Assertions.assertThat;

/** Every message says where to read on. */
class WordingTest {
  private static final Alert ALERT =
      new Alert(
          "act-1",
          Alert.Kind.FINDING,
          Severity.HIGH,
          "payments",
          "key-1",
          "key-1 is WATCHED",
          List.of("it was exported"),
          Links.of(
              "key-1",
              SubjectKind.KEY,
              "keys/extracted",
              Optional.of("Ask. The steps: docs/runbooks.md#key-export-or-misuse.")),
          Samples.T0);

  @Test
  void withoutAnAddressTheCommandsAreTold() {
    // When
    Message message = message(new Wording(Optional.empty(), Optional.empty()));
    // Then
    assertThat(message.items().getFirst().links()).isEmpty();
    assertThat(message.items().getFirst().lines())
        .containsExactly(
            "it was exported",
            "Explanation: portcullis explain key-1",
            "Key card: portcullis key show key-1",
            "Runbook: docs/rules.md#keysextracted",
            "Steps: docs/runbooks.md#key-export-or-misuse",
            "Acknowledge: portcullis alerts ack act-1");
  }

  @Test
  void withAddressesTheyAreLinks() {
    // When
    Message message =
        message(
            new Wording(
                Optional.of(URI.create("https://hub.example.net/p/")),
                Optional.of(URI.create("https://docs.example.net"))));
    // Then
    assertThat(message.items().getFirst().links())
        .extracting(Alert.Link::target)
        .containsExactly(
            "https://hub.example.net/p/explain/key-1",
            "https://hub.example.net/p/keys/key-1",
            "https://docs.example.net/rules.md#keysextracted",
            "https://docs.example.net/runbooks.md#key-export-or-misuse",
            "https://hub.example.net/p/alerts/act-1");
  }

  private static Message message(Wording wording) {
    Leg leg = Leg.due("chat", 0, Samples.T0, false);
    return wording.message(Batch.of(List.of(new Batch.Due(ALERT, leg))));
  }
}
