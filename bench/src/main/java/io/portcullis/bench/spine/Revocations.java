package io.portcullis.bench.spine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.portcullis.bench.BenchException;
import io.portcullis.bench.Percentiles;
import io.portcullis.lab.nas.Change;
import io.portcullis.model.Session;

/** Real revocations to their ends: the NAS has acknowledged, and OCSP says revoked. */
final class Revocations {
  private static final long LOOK_MILLIS = 20;

  /** Each answer is a signature by the CA: asked more often, the question would be the load. */
  private static final long ASK_MILLIS = 100;

  private static final long PATIENCE_SECONDS = 30;

  private final Size size;
  private final Estate estate;
  private final Ocsp ocsp;
  private final Map<String, Long> disconnected = new ConcurrentHashMap<>();
  private final Map<Integer, Long> revoked = new ConcurrentHashMap<>();

  Revocations(Size size, Estate estate, Ocsp ocsp) {
    this.size = size;
    this.estate = estate;
    this.ocsp = ocsp;
  }

  /** From the planned time of the request on, in nanoseconds. */
  record Delays(Percentiles disconnect, Percentiles ocsp) {}

  /** The NAS has answered with Disconnect-ACK. */
  void changed(Change change) {
    if (change.ended()) {
      disconnected.putIfAbsent(change.session().id(), System.nanoTime());
    }
  }

  static Session session(Device device, Instant at) {
    return new Session(
        device.session(), Hub.NAS, "", device.mac(), "host/" + device.name() + ".example", "7", at);
  }

  Delays run(Hub hub, HttpLoad http) throws InterruptedException {
    List<Thread> askers = new ArrayList<>();
    long[] planned =
        http.run(
            size.revocations(),
            size.revocationRate(),
            i -> {
              askers.add(Thread.ofVirtual().start(() -> ask(i)));
              String body = Bodies.theft(estate.revoked(i), i, Instant.now());
              return HttpLoad.Post.of(hub.hook("crowdstrike"), body);
            });
    for (Thread asker : askers) {
      asker.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
    }
    awaitDisconnects();
    int ends = Math.min(disconnected.size(), revoked.size());
    if (ends < size.revocations()) {
      throw new BenchException(
          "of %d revocations %d were disconnected and %d revoked in time; still connected: %s"
              .formatted(size.revocations(), disconnected.size(), revoked.size(), connected()));
    }
    return new Delays(
        since(planned, i -> disconnected.get(estate.revoked(i).session())),
        since(planned, revoked::get));
  }

  /** The ledger of the NAS is told a moment after its answer left. */
  private void awaitDisconnects() throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (disconnected.size() < size.revocations() && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
  }

  private List<String> connected() {
    return IntStream.range(0, size.revocations())
        .mapToObj(i -> estate.revoked(i).session())
        .filter(session -> !disconnected.containsKey(session))
        .toList();
  }

  private void ask(int number) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    try {
      while (System.nanoTime() < end) {
        if (ocsp.revoked(estate.x509(number))) {
          revoked.put(number, System.nanoTime());
          return;
        }
        TimeUnit.MILLISECONDS.sleep(ASK_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Percentiles since(long[] planned, java.util.function.IntFunction<Long> end) {
    return new Percentiles(
        IntStream.range(size.revocationWarmUp(), planned.length)
            .mapToLong(i -> end.apply(i) - planned[i])
            .toArray());
  }
}
