package io.portcullis.routes.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import io.portcullis.connectors.api.Json;

/** Tells one JSON document from one on each line. */
final class JsonForm {
  private JsonForm() {}

  static boolean oneDocument(byte[] bytes) {
    try (JsonParser json = Json.VENDOR.getFactory().createParser(bytes)) {
      JsonToken first = json.nextToken();
      json.skipChildren();
      return first != null && first.isStructStart() && json.nextToken() == null;
    } catch (IOException e) {
      return false; // not JSON is what was asked
    }
  }

  /** True when most lines that are not blank are documents of their own. */
  static boolean oneOnEachLine(byte[] bytes) throws IOException {
    Pieces pieces = new Pieces(new ByteArrayInputStream(bytes), '\n');
    int filled = 0;
    int documents = 0;
    for (Optional<Pieces.Piece> next = pieces.next(); next.isPresent(); next = pieces.next()) {
      if (!next.get().blank()) {
        filled++;
        documents += oneDocument(next.get().bytes()) ? 1 : 0;
      }
    }
    return filled > 1 && documents * 2 >= filled;
  }
}
