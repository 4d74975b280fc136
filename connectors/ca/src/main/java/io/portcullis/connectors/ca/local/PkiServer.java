package io.portcullis.connectors.ca.local;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;

/**
 * OCSP by POST and GET (RFC 6960 appendix A.1), the CRL and the authority's certificate (RFC 5280
 * section 4.2.1.13), over plain HTTP: all of them are signed.
 */
final class PkiServer implements AutoCloseable {
  static final int MAX_REQUEST = 8192;
  static final int MAX_AT_ONCE = 256;
  private static final int BACKLOG = 256;
  private static final String OCSP_RESPONSE = "application/ocsp-response";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore places = new Semaphore(MAX_AT_ONCE);

  private PkiServer(HttpServer server) {
    this.server = server;
  }

  static PkiServer start(
      InetSocketAddress address, OcspResponder responder, Supplier<byte[]> crl, byte[] certificate)
      throws IOException {
    PkiServer pki = new PkiServer(HttpServer.create(address, BACKLOG));
    pki.serve(Paths.OCSP, exchange -> pki.ocsp(exchange, responder));
    pki.serve(Paths.CRL, e -> download(e, Paths.CRL, "application/pkix-crl", crl));
    pki.serve(
        Paths.CERTIFICATE,
        e -> download(e, Paths.CERTIFICATE, "application/pkix-cert", () -> certificate));
    pki.server.setExecutor(pki.threads);
    pki.server.start();
    return pki;
  }

  int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void serve(Paths path, HttpHandler handler) {
    server.createContext(
        path.path(),
        exchange -> {
          try (exchange) {
            handler.handle(exchange);
          }
        });
  }

  private void ocsp(HttpExchange exchange, OcspResponder responder) throws IOException {
    byte[] request;
    switch (exchange.getRequestMethod()) {
      case "POST" -> request = body(exchange);
      case "GET" -> request = fromPath(exchange.getRequestURI());
      default -> {
        exchange.getResponseHeaders().set("Allow", "GET, POST");
        exchange.sendResponseHeaders(405, -1);
        return;
      }
    }
    if (request.length > MAX_REQUEST) {
      exchange.sendResponseHeaders(413, -1);
      return;
    }
    send(exchange, OCSP_RESPONSE, bounded(responder, request));
  }

  private byte[] bounded(OcspResponder responder, byte[] request) {
    if (!places.tryAcquire()) {
      return OcspResponder.tryLater();
    }
    try {
      return responder.answer(request);
    } finally {
      places.release();
    }
  }

  /** One octet over the limit is enough to see that it is too large. */
  private static byte[] body(HttpExchange exchange) throws IOException {
    try (InputStream in = exchange.getRequestBody()) {
      return in.readNBytes(MAX_REQUEST + 1);
    }
  }

  /** What is no Base64 becomes no octets, which the responder calls malformed. */
  private static byte[] fromPath(URI uri) {
    String path = uri.getRawPath();
    String text = path.substring(Math.min(path.length(), Paths.OCSP.path().length() + 1));
    try {
      // '+' is itself in a path, and a blank only in a form.
      String plain = URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.US_ASCII);
      return Base64.getDecoder().decode(plain);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private static void download(
      HttpExchange exchange, Paths path, String type, Supplier<byte[]> content) throws IOException {
    boolean exact = exchange.getRequestURI().getPath().equals(path.path());
    boolean get = exchange.getRequestMethod().equals("GET");
    if (exact && get) {
      send(exchange, type, content.get());
    } else {
      exchange.sendResponseHeaders(exact ? 405 : 404, -1);
    }
  }

  private static void send(HttpExchange exchange, String type, byte[] content) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    // A cached answer would show yesterday's trust.
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(200, content.length);
    exchange.getResponseBody().write(content);
  }
}
