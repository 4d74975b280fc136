package io.portcullis.routes.state;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A document that is being made: what is not known is left out. */
final class Fields {
  private final Map<String, Object> fields = new LinkedHashMap<>();

  Fields text(String name, String text) {
    return text.isEmpty() ? this : put(name, text);
  }

  /** {@link Instant#EPOCH} stands for a moment that is not known. */
  Fields moment(String name, Instant at) {
    return at.equals(Instant.EPOCH) ? this : put(name, at.toString());
  }

  Fields moment(String name, Optional<Instant> at) {
    return at.map(a -> moment(name, a)).orElse(this);
  }

  Fields texts(String name, Collection<String> texts) {
    return texts.isEmpty() ? this : put(name, texts);
  }

  Fields below(String name, Fields more) {
    return more.fields.isEmpty() ? this : put(name, more.fields);
  }

  Fields put(String name, Object value) {
    fields.put(name, value);
    return this;
  }

  Map<String, Object> map() {
    return fields;
  }
}
