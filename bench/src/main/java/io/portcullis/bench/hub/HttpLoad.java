package io.portcullis.bench.hub;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

import io.portcullis.bench.BenchException;

/**
 * Requests at an even rate, whatever the answers do: each has its planned time, and delays count
 * from there, so that a slow answer is not hidden by the requests that waited for it.
 *
 * <p>The plainest client of the JDK, on kept connections: it shares the processors with what it
 * measures, and {@link java.net.http.HttpClient} took twice as much of them.
 */
final class HttpLoad implements AutoCloseable {
  private static final int CONNECTIONS = 64;
  private static final int MAX_WAITING = 4_096;
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  static {
    System.setProperty("http.maxConnections", Integer.toString(CONNECTIONS));
  }

  private final ExecutorService senders =
      Executors.newFixedThreadPool(CONNECTIONS, Thread.ofPlatform().daemon().factory());
  private final Semaphore waiting = new Semaphore(MAX_WAITING);
  private final AtomicInteger failed = new AtomicInteger();

  /**
   * @param headers besides the type, which is JSON
   */
  record Post(String url, Map<String, String> headers, String body) {
    static Post of(String url, String body) {
      return new Post(url, Map.of(), body);
    }
  }

  /** Sends one and waits for its answer; 0 when there is none. */
  static int status(Post post) {
    try {
      HttpURLConnection http = (HttpURLConnection) URI.create(post.url()).toURL().openConnection();
      http.setConnectTimeout(Math.toIntExact(TIMEOUT.toMillis()));
      http.setReadTimeout(Math.toIntExact(TIMEOUT.toMillis()));
      http.setRequestMethod("POST");
      http.setDoOutput(true);
      http.setRequestProperty("Content-Type", "application/json");
      post.headers().forEach(http::setRequestProperty);
      byte[] body = post.body().getBytes(StandardCharsets.UTF_8);
      http.setFixedLengthStreamingMode(body.length);
      http.getOutputStream().write(body);
      int status = http.getResponseCode();
      try (var answer = status < 400 ? http.getInputStream() : http.getErrorStream()) {
        if (answer != null) {
          answer.readAllBytes(); // so that the connection can be kept
        }
      }
      return status;
    } catch (IOException e) {
      return 0;
    }
  }

  /**
   * @param rate a second
   * @return the planned time of each, by {@link System#nanoTime}
   * @throws BenchException when one was not answered with 202
   */
  long[] run(int count, int rate, IntFunction<Post> request) throws InterruptedException {
    failed.set(0);
    long[] planned = new long[count];
    long begin = System.nanoTime();
    for (int i = 0; i < count; i++) {
      planned[i] = begin + TimeUnit.SECONDS.toNanos(i) / rate;
      Post next = request.apply(i);
      LockSupport.parkNanos(planned[i] - System.nanoTime());
      send(next);
    }
    if (!waiting.tryAcquire(MAX_WAITING, TIMEOUT.toSeconds() + 1, TimeUnit.SECONDS)) {
      throw new BenchException("requests were not answered within " + TIMEOUT);
    }
    waiting.release(MAX_WAITING);
    if (failed.get() > 0) {
      throw new BenchException(failed.get() + " of " + count + " requests were not accepted");
    }
    return planned;
  }

  private void send(Post post) throws InterruptedException {
    waiting.acquire();
    senders.execute(
        () -> {
          if (status(post) != 202) {
            failed.incrementAndGet();
          }
          waiting.release();
        });
  }

  @Override
  public void close() {
    senders.shutdownNow();
  }
}
