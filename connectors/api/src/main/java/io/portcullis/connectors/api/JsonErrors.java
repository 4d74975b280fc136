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
    if (e.getOriginalMessage().startsWith("Duplicate field")) {
      return "a field stands twice";
    }
    return e instanceof MismatchedInputException
        ? "something follows the document"
        : "not JSON here";
  }
}
