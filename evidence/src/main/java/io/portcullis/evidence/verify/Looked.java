package io.portcullis.evidence.verify;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.evidence.Seal;
import io.portcullis.model.evidence.SealCheck;
import io.portcullis.model.evidence.SealedDocument;
import io.portcullis.model.evidence.SealedText;

/**
 * A record as it was read.
 *
 * @param check whether it is what its own seal says
 * @param timestamp as it is written; empty where it is none
 * @param dataset e.g. "portcullis.signals", or empty
 */
record Looked(Seal seal, SealCheck check, String timestamp, String dataset) {
  private static final ObjectReader DOCUMENT =
      Json.MAPPER
          .readerFor(Map.class)
          .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /**
   * @throws IllegalArgumentException when it is no sealed document, saying why
   */
  static Looked at(byte[] bytes, int from, int to) {
    Optional<SealedText> text = SealedText.read(bytes, from, to);
    if (text.isPresent()) {
      Looked quick = of(text.get());
      if (quick.check.holds()) {
        return quick;
      }
    }
    return of(SealedDocument.from(document(bytes, from, to)));
  }

  /** All fields of it. */
  @SuppressWarnings("unchecked")
  static Map<String, Object> document(byte[] bytes, int from, int to) {
    try {
      return (Map<String, Object>) DOCUMENT.readValue(bytes, from, to - from);
    } catch (IOException e) {
      throw new IllegalArgumentException("no JSON document", e);
    }
  }

  private static Looked of(SealedText text) {
    Seal seal = text.seal();
    return new Looked(seal, text.check(seal), text.timestamp(), text.dataset());
  }

  private static Looked of(SealedDocument sealed) {
    return new Looked(
        sealed.seal(),
        checked(sealed),
        text(sealed.document().get("@timestamp")),
        sealed.document().get("data_stream") instanceof Map<?, ?> stream
            ? text(stream.get("dataset"))
            : "");
  }

  /** A value that evidence has none of was put there by somebody else. */
  private static SealCheck checked(SealedDocument sealed) {
    try {
      return sealed.check();
    } catch (IllegalArgumentException e) {
      return new SealCheck(false, true);
    }
  }

  private static String text(Object value) {
    return value instanceof String text ? text : "";
  }
}
