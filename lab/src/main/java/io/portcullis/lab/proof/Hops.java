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
    Instant received = Instant.EPOCH;
    StringJoiner line = new StringJoiner(", ");
    for (JsonNode hop : hops) {
      Instant at = Instant.parse(hop.path("at").asText());
      String name = hop.path("name").asText();
      if (name.equals("received")) {
        received = at;
      } else if (!name.equals("occurred")) {
        line.add(name + " +" + Duration.between(received, at).toMillis() + " ms");
      }
    }
    return line.toString();
  }
}
