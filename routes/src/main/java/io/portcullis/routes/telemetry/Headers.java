package io.portcullis.routes.telemetry;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * The trace in the headers of a Kafka record: {@code traceparent} of W3C Trace Context, where the
 * signal is traced, and no header at all where it is not.
 */
public final class Headers {
  private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();

  /** What is longer than the header of version 00 may be is not ours. */
  private static final int MAX_VALUE = 512;

  private static final TextMapGetter<org.apache.kafka.common.header.Headers> FROM =
      new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(org.apache.kafka.common.header.Headers headers) {
          List<String> keys = new ArrayList<>();
          headers.forEach(header -> keys.add(header.key()));
          return keys;
        }

        @Override
        public String get(org.apache.kafka.common.header.Headers headers, String key) {
          Header header = headers == null ? null : headers.lastHeader(key);
          boolean ours =
              header != null && header.value() != null && header.value().length <= MAX_VALUE;
          return ours ? new String(header.value(), StandardCharsets.US_ASCII) : null;
        }
      };

  private Headers() {}

  /** Of what is written while a span is under way on this thread; else none. */
  public static RecordHeaders now() {
    RecordHeaders headers = new RecordHeaders();
    if (Span.current().getSpanContext().isSampled()) {
      W3C.inject(
          Context.current(),
          headers,
          (into, key, value) -> into.add(key, value.getBytes(StandardCharsets.US_ASCII)));
    }
    return headers;
  }

  /** The trace that a record belongs to; one without a span where it belongs to none. */
  static Context of(org.apache.kafka.common.header.Headers headers) {
    return W3C.extract(Context.root(), headers, FROM);
  }
}
