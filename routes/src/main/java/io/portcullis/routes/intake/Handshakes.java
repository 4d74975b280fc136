package io.portcullis.routes.intake;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import io.portcullis.connectors.api.Handshake;
import io.portcullis.connectors.api.Json;

/** Answers a vendor's question whether this is the address that takes its records. */
final class Handshakes {
  /** Graph's tokens have a few hundred characters, Okta's 36. */
  static final int MAX_TEXT = 2_048;

  private Handshakes() {}

  /**
   * @param header value of a header by name, empty when absent
   * @param query value of a parameter of the query, decoded, empty when absent
   * @return empty when the request is none
   */
  static Optional<Reply> reply(
      Handshake asked,
      String method,
      Function<String, String> header,
      Function<String, String> query) {
    return switch (asked) {
      case Handshake.None n -> Optional.empty();
      case Handshake.EchoHeader e ->
          method.equals("GET")
              ? text(header.apply(e.header()))
                  .map(t -> reply("application/json", Json.text(Map.of(e.field(), t))))
              : Optional.empty();
      case Handshake.EchoQuery e ->
          method.equals("POST")
              ? text(query.apply(e.parameter())).map(t -> reply("text/plain", t))
              : Optional.empty();
    };
  }

  /** Only what a token consists of is said back: nothing that a browser would take for a page. */
  private static Optional<String> text(String given) {
    boolean token =
        !given.isEmpty()
            && given.length() <= MAX_TEXT
            && StandardCharsets.US_ASCII.newEncoder().canEncode(given)
            && given.chars().noneMatch(c -> c < ' ' || c == '<' || c == '>' || c == '"');
    return token ? Optional.of(given) : Optional.empty();
  }

  private static Reply reply(String type, String body) {
    return new Reply(200, type, "", body);
  }
}
