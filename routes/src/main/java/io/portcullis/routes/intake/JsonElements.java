package io.portcullis.routes.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import io.portcullis.connectors.api.Json;

/**
 * Where in a JSON document the records of a body stand: the objects of its one array that has as
 * many as there are records. Arrays within records are not looked at.
 */
final class JsonElements {
  private final List<Span> spans = new ArrayList<>();
  private boolean objectsOnly = true;

  /** From the first byte to the one behind the last. */
  record Span(int from, int to) {}

  private JsonElements() {}

  /**
   * @return one for each record, or none where no array fits, or more than one
   */
  static List<Span> of(byte[] body, int records) {
    List<JsonElements> fitting = new ArrayList<>();
    try (JsonParser json = Json.VENDOR.createParser(body)) {
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        JsonElements elements = new JsonElements();
        if (token == JsonToken.START_ARRAY && elements.read(json) == records) {
          fitting.add(elements);
        }
      }
    } catch (IOException e) {
      return List.of();
    }
    boolean sure = fitting.size() == 1 && fitting.getFirst().objectsOnly;
    return sure ? List.copyOf(fitting.getFirst().spans) : List.of();
  }

  /** Reads to the end of the array. Returns how many elements it has. */
  private int read(JsonParser json) throws IOException {
    for (JsonToken token = json.nextToken();
        token != null && token != JsonToken.END_ARRAY;
        token = json.nextToken()) {
      objectsOnly &= token == JsonToken.START_OBJECT;
      int from = (int) json.currentTokenLocation().getByteOffset();
      json.skipChildren();
      spans.add(new Span(from, (int) json.currentLocation().getByteOffset()));
    }
    return spans.size();
  }
}
