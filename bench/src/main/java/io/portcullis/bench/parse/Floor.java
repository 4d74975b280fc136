package io.portcullis.bench.parse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;

/** The least that reading a body costs: a tree of each JSON document, or words of each line. */
final class Floor {
  private static final ObjectReader TREES = new ObjectMapper().readerFor(JsonNode.class);

  private Floor() {}

  static boolean json(byte[] body) {
    try {
      return trees(body) > 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** How many documents. */
  static int trees(byte[] body) throws IOException {
    int count = 0;
    try (MappingIterator<JsonNode> documents = TREES.readValues(body)) {
      while (documents.hasNextValue()) {
        JsonNode document = documents.nextValue();
        count += document.isContainerNode() ? 1 : 0;
      }
    }
    return count;
  }

  /** How many words. */
  static int words(byte[] body) {
    int count = 0;
    for (String line : new String(body, StandardCharsets.UTF_8).split("\n", -1)) {
      count += line.split(" ", -1).length;
    }
    return count;
  }
}
