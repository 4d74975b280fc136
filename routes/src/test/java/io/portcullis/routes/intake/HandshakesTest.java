package io.portcullis.routes.intake;

import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.connectors.api.Handshake;

import static org.assertj.core.api.Assertions.assertThat;

class HandshakesTest {
  private static final Handshake OKTA = new Handshake.EchoHeader("x-challenge", "verification");
  private static final Handshake GRAPH = new Handshake.EchoQuery("validationToken");

  @ParameterizedTest
  @ValueSource(strings = {"", "<b>", "a\"b", "a\nb", "\u00e9"})
  void whatIsNoTokenIsNotSaidBack(String text) {
    assertThat(reply(GRAPH, "POST", Map.of(), Map.of("validationToken", text))).isEmpty();
    assertThat(reply(OKTA, "GET", Map.of("x-challenge", text), Map.of())).isEmpty();
  }

  @Test
  void aTextOverTheLimitIsNotSaidBack() {
    String longest = "a".repeat(Handshakes.MAX_TEXT);
    assertThat(reply(GRAPH, "POST", Map.of(), Map.of("validationToken", longest))).isPresent();
    assertThat(reply(GRAPH, "POST", Map.of(), Map.of("validationToken", longest + "a"))).isEmpty();
  }

  @Test
  void aRequestByAnotherMethodIsNoHandshake() {
    assertThat(reply(OKTA, "POST", Map.of("x-challenge", "abc"), Map.of())).isEmpty();
    assertThat(reply(GRAPH, "GET", Map.of(), Map.of("validationToken", "abc"))).isEmpty();
  }

  @Test
  void aVendorThatAsksNothingIsToldNothing() {
    Map<String, String> all = Map.of("x-challenge", "abc", "validationToken", "abc");
    assertThat(reply(Handshake.NONE, "GET", all, all)).isEmpty();
  }

  @Test
  void theTextComesBackAsTheVendorWantsIt() {
    Reply okta = reply(OKTA, "GET", Map.of("x-challenge", "abc-1"), Map.of()).orElseThrow();
    Reply graph =
        reply(GRAPH, "POST", Map.of(), Map.of("validationToken", "Validation: ok 1")).orElseThrow();
    assertThat(okta)
        .isEqualTo(new Reply(200, "application/json", "", "{\"verification\":\"abc-1\"}"));
    assertThat(graph).isEqualTo(new Reply(200, "text/plain", "", "Validation: ok 1"));
  }

  private static Optional<Reply> reply(
      Handshake handshake, String method, Map<String, String> headers, Map<String, String> query) {
    return Handshakes.reply(
        handshake, method, h -> headers.getOrDefault(h, ""), q -> query.getOrDefault(q, ""));
  }
}
