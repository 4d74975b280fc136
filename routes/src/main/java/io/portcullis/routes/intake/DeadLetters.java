package io.portcullis.routes.intake;

import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Ids;
import io.portcullis.routes.embedded.Topic;
import io.portcullis.routes.stream.Outlet;

/**
 * Keeps what could not be read: the bytes themselves but those of private keys, why, and where they
 * came from.
 */
final class DeadLetters {
  /** More of a body is not kept; the hash is over all of it. */
  static final int MAX_KEPT = 1 << 20;

  private final Outlet outlet;

  DeadLetters(Outlet outlet) {
    this.outlet = outlet;
  }

  CompletableFuture<Void> write(
      String source, byte[] body, String place, long offset, String reason, Instant received) {
    byte[] kept = body.length > MAX_KEPT ? Arrays.copyOf(body, MAX_KEPT) : body;
    Map<String, Object> letter = new LinkedHashMap<>();
    letter.put("source", source);
    letter.put("reason", reason);
    letter.put("place", place);
    letter.put("offset", offset);
    letter.put("received", received.toString());
    letter.put("length", body.length);
    letter.put("sha256", Ids.sha256(body));
    letter.put("base64", Base64.getEncoder().encodeToString(PrivateKeys.masked(kept)));
    return outlet.send(Topic.DEAD_LETTERS, source, Json.bytes(letter));
  }
}
