package io.portcullis.bench.spine;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

import io.portcullis.bench.BenchException;

/**
 * Requests at an even rate, whatever the answers do: each has its planned time, and delays count
 * from there, so that a slow answer is not hidden by the requests that waited for it.
 */
final class HttpLoad {
  private static final int MAX_IN_FLIGHT = 512;
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();
  private final Semaphore inFlight = new Semaphore(MAX_IN_FLIGHT);
  private final AtomicInteger failed = new AtomicInteger();

  static HttpRequest.Builder post(String url, String body) {
    return HttpRequest.newBuilder(URI.create(url))
        .timeout(TIMEOUT)
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  /** Sends one and waits for its answer. */
  int status(HttpRequest request) throws InterruptedException {
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode();
    } catch (java.io.IOException e) {
      return 0;
    }
  }

  /**
   * @param rate a second
   * @return the planned time of each, by {@link System#nanoTime}
   * @throws BenchException when one was not answered with 202
   */
  long[] run(int count, int rate, IntFunction<HttpRequest> request) throws InterruptedException {
    failed.set(0);
    long[] planned = new long[count];
    long begin = System.nanoTime();
    for (int i = 0; i < count; i++) {
      planned[i] = begin + TimeUnit.SECONDS.toNanos(i) / rate;
      HttpRequest next = request.apply(i);
      LockSupport.parkNanos(planned[i] - System.nanoTime());
      send(next);
    }
    if (!inFlight.tryAcquire(MAX_IN_FLIGHT, TIMEOUT.toSeconds() + 1, TimeUnit.SECONDS)) {
      throw new BenchException("requests were not answered within " + TIMEOUT);
    }
    inFlight.release(MAX_IN_FLIGHT);
    if (failed.get() > 0) {
      throw new BenchException(failed.get() + " of " + count + " requests were not accepted");
    }
    return planned;
  }

  private void send(HttpRequest request) throws InterruptedException {
    inFlight.acquire();
    http.sendAsync(request, BodyHandlers.discarding())
        .whenComplete(
            (response, failure) -> {
              inFlight.release();
              if (failure != null || response.statusCode() != 202) {
                failed.incrementAndGet();
              }
            });
  }
}
