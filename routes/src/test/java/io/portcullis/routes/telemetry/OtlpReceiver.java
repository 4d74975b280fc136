package io.portcullis.routes.telemetry;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;

/**
 * Takes traces over OTLP/HTTP with protobuf (OpenTelemetry Protocol specification, "OTLP/HTTP"), by
 * the project's own classes for its messages. Whatever is not of that form is answered 400.
 */
public final class OtlpReceiver implements AutoCloseable {
  private static final String PATH = "/v1/traces";

  private final HttpServer server;
  private final List<Span> spans = new CopyOnWriteArrayList<>();
  private final List<String> wrong = new CopyOnWriteArrayList<>();
  private final List<String> authorizations = new CopyOnWriteArrayList<>();
  private final List<Resource> resources = new CopyOnWriteArrayList<>();

  public OtlpReceiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::take);
    server.start();
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + PATH);
  }

  public List<Span> spans() {
    return List.copyOf(spans);
  }

  /** What was sent and is not of the protocol. */
  public List<String> wrong() {
    return List.copyOf(wrong);
  }

  List<String> authorizations() {
    return authorizations;
  }

  List<Resource> resources() {
    return resources;
  }

  /** The value of an attribute as text, or empty. */
  public static String attribute(Span span, String name) {
    return span.getAttributesList().stream()
        .filter(a -> a.getKey().equals(name))
        .map(KeyValue::getValue)
        .map(v -> v.hasIntValue() ? Long.toString(v.getIntValue()) : v.getStringValue())
        .findFirst()
        .orElse("");
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      String type = exchange.getRequestHeaders().getFirst("Content-Type");
      boolean form =
          exchange.getRequestMethod().equals("POST")
              && exchange.getRequestURI().getPath().equals(PATH)
              && "application/x-protobuf".equals(type);
      if (!form) {
        wrong.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + type);
        exchange.sendResponseHeaders(400, -1);
        return;
      }
      String authorization = exchange.getRequestHeaders().getFirst("Authorization");
      authorizations.add(authorization == null ? "" : authorization);
      read(exchange);
      byte[] answer = ExportTraceServiceResponse.getDefaultInstance().toByteArray();
      exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
      exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
    }
  }

  private void read(HttpExchange exchange) throws IOException {
    boolean packed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    try (InputStream body = exchange.getRequestBody();
        InputStream plain = packed ? new GZIPInputStream(body) : body) {
      for (ResourceSpans of : ExportTraceServiceRequest.parseFrom(plain).getResourceSpansList()) {
        resources.add(of.getResource());
        of.getScopeSpansList().forEach(scope -> spans.addAll(scope.getSpansList()));
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
