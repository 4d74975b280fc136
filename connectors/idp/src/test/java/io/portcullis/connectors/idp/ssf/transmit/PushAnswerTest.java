package io.portcullis.connectors.idp.ssf.transmit;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PushAnswerTest {

  /** A login page answers 200, and is not the receiver. */
  @ParameterizedTest
  @ValueSource(ints = {200, 204, 302, 401, 403, 404, 408, 413, 429, 500, 503})
  void whatIsNeither202Nor400DecidesNothing(int status) {
    assertThat(answer(status, "{\"err\":\"invalid_request\"}"))
        .isEqualTo(new PushAnswer.Later("status " + status));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "<html>", "{}", "[1]", "{\"err\":7}", "{\"err\":\"A B\"}", "{\"err\":"})
  void aRefusalWithoutACodeIsOneAllTheSame(String body) {
    assertThat(answer(400, body)).isEqualTo(new PushAnswer.Refused("none", "", false));
  }

  @ParameterizedTest
  @CsvSource({
    "invalid_request, false",
    "invalid_key, true",
    "invalid_issuer, true",
    "invalid_audience, true",
    "authentication_failed, true",
    "access_denied, true",
    "invalid_state, false",
    "own_code, false"
  })
  void aCodeBlamesTheTokenOrTheStream(String err, boolean stream) {
    String body = "{\"err\":\"%s\",\"description\":\"so\\nit is\"}".formatted(err);
    assertThat(answer(400, body)).isEqualTo(new PushAnswer.Refused(err, "so it is", stream));
  }

  @Test
  void aLongDescriptionIsCutOff() {
    String body = "{\"err\":\"invalid_request\",\"description\":\"%s\"}".formatted("x".repeat(201));
    assertThat(((PushAnswer.Refused) answer(400, body)).description())
        .hasSize(PushAnswer.MAX_DESCRIPTION);
  }

  @Test
  void taken() {
    assertThat(answer(202, "")).isEqualTo(new PushAnswer.Taken());
  }

  private static PushAnswer answer(int status, String body) {
    return PushAnswer.of(status, body.getBytes(StandardCharsets.UTF_8));
  }
}
