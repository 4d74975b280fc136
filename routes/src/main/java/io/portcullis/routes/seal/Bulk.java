package io.portcullis.routes.seal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/** At most {@link #MAX_ITEMS} documents and {@link #MAX_BYTES} that are sent in one request. */
record Bulk(List<Item> items) {
  static final int MAX_ITEMS = 1_000;
  static final int MAX_BYTES = 5 << 20;

  private static final int BAD_REQUEST = 400;
  private static final int CONFLICT = 409;

  /**
   * What became of the items that were not simply stored.
   *
   * @param again may be stored at a later try
   * @param conflicts an item of that id is there already
   * @param rejected will never be stored as they are
   */
  record Answer(List<Item> again, List<Conflict> conflicts, List<Rejection> rejected) {}

  /**
   * @param index the backing index that holds the other one
   */
  record Conflict(Item item, String index) {}

  record Rejection(Item item, String reason) {}

  /** Cuts them into bulks, in order. One that is larger than the limit goes alone. */
  static List<Bulk> cut(List<Item> items) {
    List<Bulk> bulks = new ArrayList<>();
    List<Item> current = new ArrayList<>();
    long bytes = 0;
    for (Item item : items) {
      boolean full = current.size() == MAX_ITEMS || bytes + item.source().length > MAX_BYTES;
      if (full && !current.isEmpty()) {
        bulks.add(new Bulk(current));
        current = new ArrayList<>();
        bytes = 0;
      }
      current.add(item);
      bytes += item.source().length;
    }
    if (!current.isEmpty()) {
      bulks.add(new Bulk(current));
    }
    return bulks;
  }

  /**
   * @throws IOException when the request as a whole failed: then any of them may be stored or not
   */
  Answer send(Elasticsearch elasticsearch) throws IOException {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    items.forEach(item -> item.writeTo(lines));
    JsonNode answers = elasticsearch.bulk(lines.toByteArray()).path("items");
    if (answers.size() != items.size()) {
      throw new IOException(
          "bulk of %d documents got %d answers".formatted(items.size(), answers.size()));
    }
    Answer answer = new Answer(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (int i = 0; i < items.size(); i++) {
      sort(answer, items.get(i), answers.get(i).path(items.get(i).operation()));
    }
    return answer;
  }

  private static void sort(Answer answer, Item item, JsonNode result) {
    if (!result.has("error")) {
      return;
    }
    switch (result.path("status").asInt()) {
      case CONFLICT -> answer.conflicts.add(new Conflict(item, result.path("_index").asText()));
      case BAD_REQUEST -> answer.rejected.add(new Rejection(item, reason(result.path("error"))));
      default -> answer.again.add(item);
    }
  }

  private static String reason(JsonNode error) {
    String cause = error.path("caused_by").path("reason").asText("");
    return "Elasticsearch: "
        + error.path("reason").asText()
        + (cause.isEmpty() ? "" : ": " + cause);
  }
}
