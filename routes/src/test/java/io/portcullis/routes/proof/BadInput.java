package io.portcullis.routes.proof;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * One kind of bad input.
 *
 * @param says what answer and dead letter must name
 */
record BadInput(String name, String source, byte[] body, int status, String says) {
  private static final int LIMIT = 1 << 20;

  static Stream<BadInput> all() {
    Instant now = Instant.now();
    String ahead = Feeds.login("u-ahead", "id-ahead", now.plus(Duration.ofDays(40)));
    String noType = "{\"uuid\":\"id-no-type\",\"published\":\"" + now + "\"}";
    String wrongType = "{\"uuid\":\"x\",\"published\":[7],\"eventType\":\"user.session.start\"}";
    byte[] latin = "{\"eventType\":\"caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
    String large = "{\"eventType\":\"" + "x".repeat(LIMIT) + "\"}";
    String noId = Feeds.nonCompliant("d-1", "m-1", now).replace("IntuneDeviceId", "Other");
    return Stream.of(
        of("malformed JSON", "okta", "{\"uuid\": ", 400, "ends too early"),
        of("no JSON at all", "okta", "tampered?", 400, "not JSON"),
        of("empty body", "okta", "", 400, "empty"),
        of("wrong type", "okta", wrongType, 400, "published"),
        of("missing field", "okta", noType, 400, "eventType"),
        of("missing field below another", "intune", noId, 400, "IntuneDeviceId"),
        of("far in the future", "okta", ahead, 400, "24 h after"),
        new BadInput("invalid UTF-8", "okta", latin, 400, "UTF-8"),
        of("wrong signature", "falcon", "{\"a\":1}", 401, "X-Proof-Signature"),
        of("no secret", "okta-two", "{\"b\":1}", 401, "X-Proof-Secret"),
        of("oversized", "okta", large, 413, "too long"));
  }

  private static BadInput of(String name, String source, String body, int status, String says) {
    return new BadInput(name, source, body.getBytes(StandardCharsets.UTF_8), status, says);
  }

  /** What the dead letter is over: a body that says that it is too long is not read. */
  byte[] kept() {
    return body.length > LIMIT ? new byte[0] : body;
  }

  @Override
  public String toString() {
    return name;
  }
}
