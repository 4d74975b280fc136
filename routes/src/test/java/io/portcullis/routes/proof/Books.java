package io.portcullis.routes.proof;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

/** What the hub's topics say became of every signal, by signal id. */
final class Books {
  /** Arrivals in {@code intake}; what travels on inside the hub is not counted. */
  final Map<String, Integer> accepted = new HashMap<>();

  final Map<String, Integer> resolved = new HashMap<>();
  final Map<String, Integer> duplicate = new HashMap<>();

  /** Still parked at the end. */
  final Map<String, Integer> parked = new HashMap<>();

  /** Decision records in {@code sealed}. */
  final Map<String, Integer> decided = new HashMap<>();

  /** Bodies in {@code dead-letters}, by their hash. */
  final Set<String> letters = new HashSet<>();

  private Books() {}

  static Books read(TopicReader topics) {
    Books books = new Books();
    topics.each("intake", books::arrived);
    topics.each("records", books::recorded);
    // What a name woke has been parked and resolved since.
    books.parked.keySet().removeAll(books.resolved.keySet());
    topics.each("sealed", books::sealed);
    topics.each("dead-letters", l -> books.letters.add(l.path("sha256").asText()));
    return books;
  }

  /** How many of them, repetitions included. */
  static int sum(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Accepted signals of which nothing is said yet. */
  int open() {
    return sum(accepted) - sum(resolved) - sum(parked) - sum(duplicate);
  }

  /** Resolved signals without a decision. */
  long undecided() {
    return resolved.keySet().stream().filter(id -> !decided.containsKey(id)).count();
  }

  private void arrived(JsonNode message) {
    boolean first =
        message.path("message").asText().equals("arrived")
            && !message.at("/search/counted").asBoolean();
    if (first) {
      accepted.merge(message.at("/signal/id").asText(), 1, Integer::sum);
    }
  }

  private void recorded(JsonNode record) {
    JsonNode own = record.at("/document/portcullis");
    String id = own.at("/signal/id").asText();
    switch (own.path("disposition").asText()) {
      case "resolved" -> resolved.merge(id, 1, Integer::sum);
      case "duplicate" -> duplicate.merge(id, 1, Integer::sum);
      case "parked" -> parked.merge(id, 1, Integer::sum);
      default -> {
        // of another stage
      }
    }
  }

  private void sealed(JsonNode document) {
    if (document.at("/event/dataset").asText().equals("portcullis.decisions")) {
      decided.merge(document.at("/portcullis/signal/id").asText(), 1, Integer::sum);
    }
  }
}
