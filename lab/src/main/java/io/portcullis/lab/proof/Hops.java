package io.portcullis.lab.proof;

import java.time.Duration;
import java.time.Instant;
import java.util.StringJoiner;

import com.fasterxml.jackson.databind.JsonNode;

/** The delays of an action's hops, as {@code explain} knows them, counted from its receipt. */
final class Hops {
  private Hops() {}

  /** The newest action that asked for this; empty when there is none. */
  static String of(JsonNode explanation, String want) {
    String line = "";
    for (JsonNode action : explanation.path("actions")) {
      if (action.path("want").asText().equals(want)) {
        line = want + ": " + line(action.path("hops"));
      }
    }
    return line;
  }

  private static String line(JsonNode hops) {
    Instant received = received(hops);
    StringJoiner line = new StringJoiner(", ");
    for (JsonNode hop : hops) {
      String name = hop.path("name").asText();
      if (!name.equals("received") && !name.equals("occurred")) {
        line.add("%s %+d ms".formatted(name, Duration.between(received, at(hop)).toMillis()));
      }
    }
    return line.toString();
  }

  /** It is not always the first: the verdict may have been refused before. */
  private static Instant received(JsonNode hops) {
    for (JsonNode hop : hops) {
      if (hop.path("name").asText().equals("received")) {
        return at(hop);
      }
    }
    return Instant.EPOCH;
  }

  private static Instant at(JsonNode hop) {
    return Instant.parse(hop.path("at").asText());
  }
}
