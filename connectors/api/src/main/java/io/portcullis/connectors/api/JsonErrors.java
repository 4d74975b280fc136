package io.portcullis.connectors.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;

/** What is wrong with a document, without quoting it: Jackson's own messages repeat its content. */
final class JsonErrors {
  private JsonErrors() {}

  static String reason(JsonProcessingException e) {
    if (e instanceof JsonEOFException) {
      return "it ends too early";
    }
    if (e instanceof StreamConstraintsException) {
      return "nested too deep, or a text or number is too long";
    }
    if (e instanceof MismatchedInputException) {
      return "something follows the document";
    }
    String message = e.getOriginalMessage();
    return message.startsWith("Duplicate field") ? "a field stands twice" : "not JSON here";
  }
}
