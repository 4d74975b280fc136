package io.portcullis.replay.log;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.model.Decided;

import static org.assertj.core.api.Assertions.assertThat;

class DecisionRecordTest {
  private static final String DOCUMENT =
      """
      {"event":{"dataset":"portcullis.decisions"},
       "portcullis":{"subject":"dev-1","signal":{"id":"sig-1"},"decided_digest":"dec-1"}}""";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not JSON",
        "{}",
        "{\"event\":{\"dataset\":\"portcullis.actions\"},\"portcullis\":{\"decided_digest\":\"d\"}}",
        "{\"event\":{\"dataset\":\"portcullis.decisions\"},\"portcullis\":{\"subject\":\"s\"}}"
      })
  void otherRecordsAreNone(String record) {
    assertThat(DecisionRecord.read(record.getBytes(StandardCharsets.UTF_8))).isEmpty();
  }

  @Test
  void sealedAndUnsealedTellTheSame() {
    // Given
    String unsealed = "{\"leaf\":[\"a\",\"b\",\"c\"],\"document\":" + DOCUMENT + "}";
    Decided decided = new Decided("dev-1", "sig-1", "dec-1");
    // When, Then
    assertThat(DecisionRecord.read(DOCUMENT.getBytes(StandardCharsets.UTF_8))).contains(decided);
    assertThat(DecisionRecord.read(unsealed.getBytes(StandardCharsets.UTF_8))).contains(decided);
  }
}
