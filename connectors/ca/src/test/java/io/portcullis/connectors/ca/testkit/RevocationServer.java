package io.portcullis.connectors.ca.testkit;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.sun.net.httpserver.HttpExchange;

/** Serves lists by path, and asks of itself for every other what {@link Ocsp} says. */
public final class RevocationServer extends LocalServer {
  private final Map<String, byte[]> lists = new ConcurrentHashMap<>();
  private volatile Ocsp ocsp = question -> new byte[0];

  /** The answer to a question, both DER. */
  public interface Ocsp {
    byte[] to(byte[] question) throws IOException;
  }

  public RevocationServer() throws IOException {}

  /** From now on. */
  public RevocationServer list(String path, byte[] der) {
    lists.put(path, der);
    return this;
  }

  /** From now on. */
  public RevocationServer answering(Ocsp with) {
    ocsp = with;
    return this;
  }

  @Override
  protected void serve(HttpExchange exchange) throws IOException {
    byte[] question = exchange.getRequestBody().readAllBytes();
    String path = exchange.getRequestURI().getPath();
    boolean list = path.endsWith(".crl");
    byte[] body = list ? lists.getOrDefault(path, new byte[0]) : ocsp.to(question);
    exchange.sendResponseHeaders(
        list && body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
