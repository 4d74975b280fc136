package io.portcullis.connectors.idp.ssf.transmit;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.portcullis.connectors.api.BadRecord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PollRequestTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                             | no JSON object",
        "nonsense                       | no JSON object",
        "[1]                            | no JSON object",
        "{\"maxEvents\":-1}             | maxEvents: must be a whole number",
        "{\"maxEvents\":\"7\"}          | maxEvents: must be a whole number",
        "{\"maxEvents\":1.5}            | maxEvents: must be a whole number",
        "{\"returnImmediately\":\"no\"} | returnImmediately: must be true or false",
        "{\"ack\":\"one\"}              | ack: must be a list",
        "{\"setErrs\":[]}               | setErrs: must be an object"
      })
  void whatIsWrongIsNamed(String body, String why) {
    assertThatThrownBy(() -> read(body)).isInstanceOf(BadRecord.class).hasMessageContaining(why);
  }

  @Test
  void settlingIsBounded() {
    String ids =
        IntStream.range(0, 10_001).mapToObj(i -> "\"" + i + "\"").collect(Collectors.joining(","));
    assertThatThrownBy(() -> read("{\"ack\":[" + ids + "]}")).hasMessageContaining("more than");
    assertThat(read("{\"ack\":[" + ids.substring(4) + "]}").acks()).hasSize(10_000);
  }

  /** RFC 8936 section 2.2: without a word the question waits, and takes what it is given. */
  @Test
  void whatIsLeftOutHasItsDefault() {
    assertThat(read("{}"))
        .isEqualTo(new PollRequest(PollRequest.MAX_EVENTS, false, List.of(), Map.of()));
  }

  @Test
  void aWholeRequest() {
    PollRequest request =
        read(
            """
            {"maxEvents": 100000, "returnImmediately": true, "ack": ["a", "b"],
             "setErrs": {"c": {"err": "invalid_key", "description": "which?"}}}
            """);
    assertThat(request)
        .isEqualTo(
            new PollRequest(
                100,
                true,
                List.of("a", "b"),
                Map.of("c", new PushAnswer.Refused("invalid_key", "which?", true))));
  }

  private static PollRequest read(String body) {
    return PollRequest.read(body.getBytes(StandardCharsets.UTF_8));
  }
}
