package io.portcullis.connectors.ca.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** An HTTP server at loopback that checks what it gets and misbehaves when it is told to. */
public abstract class LocalServer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private final List<String> objections = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, Deque<Misbehaviour>> next = new HashMap<>();

  protected LocalServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::take);
    server.start();
  }

  /** Answers a request; an {@link AssertionError} is kept for {@link #objections}. */
  protected abstract void serve(HttpExchange exchange) throws IOException;

  public URI url(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  /** Method and path of all requests, in their order. */
  public List<String> asked() {
    return List.copyOf(asked);
  }

  /** What was not as it should be. */
  public List<String> objections() {
    return List.copyOf(objections);
  }

  /** The next request for this path is answered so. */
  public synchronized void next(String path, Misbehaviour how) {
    next.computeIfAbsent(path, p -> new ArrayDeque<>()).add(how);
  }

  public Misbehaviour silence() {
    return Misbehaviour.silence(closed);
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void take(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().toString();
    asked.add(exchange.getRequestMethod() + " " + path);
    Misbehaviour how = misbehaviour(path);
    try {
      if (how == null) {
        serve(exchange);
      } else {
        exchange.getRequestBody().readAllBytes();
        how.answer(exchange);
      }
    } catch (AssertionError | RuntimeException e) {
      objections.add(e.toString());
      exchange.sendResponseHeaders(400, -1);
      exchange.close();
    }
  }

  private synchronized Misbehaviour misbehaviour(String path) {
    Deque<Misbehaviour> waiting = next.get(path);
    return waiting == null ? null : waiting.poll();
  }
}
