package io.portcullis.routes.telemetry;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * One stage of the topology, and its span in the trace of each record that belongs to one. A record
 * whose transaction is aborted is processed again, and has two spans then.
 */
public final class Traced implements Processor<String, byte[], String, byte[]> {
  private final String stage;
  private final Processor<String, byte[], String, byte[]> processor;
  private final Tracing tracing;
  private ProcessorContext<String, byte[]> context;

  public Traced(
      String stage, Processor<String, byte[], String, byte[]> processor, Tracing tracing) {
    this.stage = stage;
    this.processor = processor;
    this.tracing = tracing;
  }

  @Override
  public void init(ProcessorContext<String, byte[]> own) {
    context = own;
    processor.init(own);
  }

  @Override
  public void process(Record<String, byte[]> input) {
    Span span = tracing.follow(stage, Headers.of(input.headers()));
    if (!span.getSpanContext().isValid()) {
      processor.process(input);
      return;
    }
    context
        .recordMetadata()
        .ifPresent(
            m ->
                span.setAttribute("messaging.destination.name", m.topic())
                    .setAttribute("messaging.destination.partition.id", "" + m.partition())
                    .setAttribute("messaging.kafka.offset", m.offset()));
    try (Scope scope = span.makeCurrent()) {
      processor.process(input);
    } catch (RuntimeException e) {
      span.setStatus(StatusCode.ERROR);
      throw e;
    } finally {
      span.end();
    }
  }

  @Override
  public void close() {
    processor.close();
  }
}
