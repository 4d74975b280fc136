package io.portcullis.evidence.checkpoint;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.connectors.api.Json;

/** One line of JSON, with a bound. */
final class Lines {
  private Lines() {}

  /**
   * @throws IllegalArgumentException when it is longer, or no JSON; nothing of it is quoted
   */
  static JsonNode tree(byte[] line, int most) {
    if (line.length > most) {
      throw new IllegalArgumentException("line: longer than " + most + " bytes");
    }
    try {
      return Json.VENDOR.readTree(line);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "line: not JSON at octet " + e.getLocation().getByteOffset());
    } catch (IOException e) {
      throw new IllegalArgumentException("line: can not be read", e);
    }
  }
}
