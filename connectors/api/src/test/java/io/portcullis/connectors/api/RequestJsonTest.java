package io.portcullis.connectors.api;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.portcullis.model.Issuances;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.RequestStep;
import io.portcullis.model.Statement.RequestTold;

import static org.assertj.core.api.Assertions.assertThat;

class RequestJsonTest {
  private static final RequestTold PLAIN = new RequestTold("ca-1", "41", "", RequestStep.WAITS, "");

  @Test
  void whatIsNotToldIsNotWrittenAndReadAsNothing() {
    // When
    String text = Json.text(PLAIN);
    // Then
    assertThat(text).doesNotContain("profile").doesNotContain("approver").doesNotContain("must");
    assertThat(Json.read(text.getBytes(StandardCharsets.UTF_8), Statement.class)).isEqualTo(PLAIN);
  }

  @Test
  void theMarkOfTheEntranceIsKept() {
    // When
    Statement read = Json.read(Json.bytes(PLAIN.marked()), Statement.class);
    // Then
    assertThat(((RequestTold) read).mustApprove()).isTrue();
  }

  @Test
  void stateOfAnEarlierReleaseHasNoRequests() {
    byte[] old = "{\"rates\":[],\"answers\":[],\"issued\":[]}".getBytes(StandardCharsets.UTF_8);
    // When
    Issuances read = Json.read(old, Issuances.class);
    // Then
    assertThat(read.requests()).isEqualTo(List.of());
  }
}
