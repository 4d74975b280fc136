package io.portcullis.routes.telemetry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporterBuilder;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import org.apache.kafka.common.header.internals.RecordHeaders;

import io.portcullis.routes.config.SecretRef;
import io.portcullis.routes.config.TelemetrySettings;

/**
 * Makes traces, or none. A trace begins at the entrance and goes on wherever the signal goes; spans
 * carry ids and no names of people, devices or addresses. Nothing waits for the receiver: what
 * finds no room is left out.
 */
public final class Tracing implements AutoCloseable {
  /** Makes none. */
  public static final Tracing OFF =
      new Tracing(OpenTelemetry.noop().getTracer("portcullis"), Optional.empty());

  /** Spans that wait for the receiver; more are left out. */
  static final int MAX_WAITING = 2_048;

  static final int MAX_BATCH = 512;
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Tracer tracer;
  private final Optional<SdkTracerProvider> provider;

  private Tracing(Tracer tracer, Optional<SdkTracerProvider> provider) {
    this.tracer = tracer;
    this.provider = provider;
  }

  /**
   * @param application id that all hubs of it share
   * @throws IllegalStateException when a secret or a file can not be read
   */
  public static Tracing of(TelemetrySettings settings, String application) {
    return settings.otlp().isEmpty() ? OFF : open(settings, application);
  }

  private static Tracing open(TelemetrySettings settings, String application) {
    BatchSpanProcessor spans =
        BatchSpanProcessor.builder(exporter(settings))
            .setMaxQueueSize(MAX_WAITING)
            .setMaxExportBatchSize(MAX_BATCH)
            .setScheduleDelay(EVERY)
            .setExporterTimeout(PATIENCE)
            .build();
    SdkTracerProvider provider =
        SdkTracerProvider.builder()
            .setResource(resource(application))
            .setSampler(
                Sampler.parentBased(
                    new Bounded(settings.share(), settings.perSecond(), System::nanoTime)))
            .addSpanProcessor(spans)
            .build();
    return new Tracing(provider.get("io.portcullis"), Optional.of(provider));
  }

  private static OtlpHttpSpanExporter exporter(TelemetrySettings settings) {
    OtlpHttpSpanExporterBuilder builder =
        OtlpHttpSpanExporter.builder()
            .setEndpoint(settings.otlp().orElseThrow().toString())
            .setTimeout(PATIENCE);
    settings
        .authorization()
        .map(SecretRef::reveal)
        .ifPresent(secret -> builder.addHeader("Authorization", secret));
    settings.caCertificate().ifPresent(pem -> builder.setTrustedCertificates(bytes(pem)));
    return builder.build();
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException("telemetry.ca-certificate: " + e.getMessage(), e);
    }
  }

  /** Names of OpenTelemetry's semantic conventions for a resource. */
  private static Resource resource(String application) {
    return Resource.create(
        Attributes.of(
            AttributeKey.stringKey("service.name"),
            "portcullis",
            AttributeKey.stringKey("service.namespace"),
            application));
  }

  /** The first span of a new trace; one that records nothing where it is not traced. */
  public Span begin(String name) {
    return first(name, SpanKind.PRODUCER);
  }

  /** Answers a question that others ask and wait for, in a trace of its own. */
  public void answering(String name, Runnable answer) {
    Span span = first(name, SpanKind.SERVER);
    try (Scope scope = span.makeCurrent()) {
      answer.run();
    } finally {
      span.end();
    }
  }

  /** As {@link #begin}, of a call to others that belongs to no one signal. */
  public Span calling(String name) {
    return first(name, SpanKind.CLIENT);
  }

  private Span first(String name, SpanKind kind) {
    return tracer.spanBuilder(name).setNoParent().setSpanKind(kind).startSpan();
  }

  /** One that goes on with the trace of a record; invalid where that belongs to none. */
  Span follow(String name, Context trace) {
    return Span.fromContext(trace).getSpanContext().isValid()
        ? tracer.spanBuilder(name).setParent(trace).setSpanKind(SpanKind.CONSUMER).startSpan()
        : Span.getInvalid();
  }

  /** One below what is under way on this thread; invalid where nothing is. */
  public Span below(String name) {
    return Span.current().getSpanContext().isValid()
        ? tracer.spanBuilder(name).setSpanKind(SpanKind.CLIENT).startSpan()
        : Span.getInvalid();
  }

  /** Tells of the span under way what it is about; ids only. */
  public static void about(String attribute, String id) {
    Span.current().setAttribute(attribute, id);
  }

  /** The same, of several; ids only. */
  public static void about(String attribute, List<String> ids) {
    Span.current().setAttribute(AttributeKey.stringArrayKey(attribute), ids);
  }

  /** The same trace for what is dispatched with this header, until it is closed. */
  public static Context trace(Optional<byte[]> traceparent) {
    RecordHeaders headers = new RecordHeaders();
    traceparent.ifPresent(value -> headers.add("traceparent", value));
    return Headers.of(headers);
  }

  @Override
  public void close() {
    provider.ifPresent(p -> p.shutdown().join(PATIENCE.toSeconds(), TimeUnit.SECONDS));
  }
}
