package io.portcullis.bench.hub;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

import io.portcullis.bench.BenchException;
import io.portcullis.bench.Percentiles;
import io.portcullis.lab.nas.Change;
import io.portcullis.model.Session;

/** Real revocations to their ends: the NAS has acknowledged, and OCSP says revoked. */
final class Revocations {
  private static final long LOOK_MILLIS = 20;

  private static final long PATIENCE_SECONDS = 30;

  private final Size size;
  private final Estate estate;
  private final Ocsp ocsp;
  private final Map<String, Long> disconnected = new ConcurrentHashMap<>();

  Revocations(Size size, Estate estate, Ocsp ocsp) {
    this.size = size;
    this.estate = estate;
    this.ocsp = ocsp;
  }

  /**
   * From the planned time of the request on, in nanoseconds.
   *
   * @param cold to the Disconnect-ACK, for the first third of those that are not counted
   */
  record Delays(Percentiles disconnect, Percentiles ocsp, Percentiles cold) {}

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
    try (Asker asker = new Asker(ocsp)) {
      long[] planned =
          http.run(
              size.revocations(),
              size.revocationRate(),
              i -> {
                asker.watch(i, estate.x509(i));
                String body = Bodies.theft(estate.revoked(i), i, Instant.now());
                return HttpLoad.Post.of(hub.hook("crowdstrike"), body);
              });
      awaitEnds(asker);
      IntToLongFunction acked = i -> disconnected.get(estate.revoked(i).session());
      int warm = size.revocationWarmUp();
      return new Delays(
          since(planned, warm, planned.length, acked),
          since(planned, warm, planned.length, i -> asker.revoked(i).orElseThrow()),
          since(planned, 0, Math.max(1, warm / 3), acked));
    }
  }

  private void awaitEnds(Asker asker) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    int all = size.revocations();
    while (disconnected.size() < all || asker.count() < all) {
      if (System.nanoTime() > end) {
        throw new BenchException(
            "of %d revocations %d were disconnected and %d revoked in time; still connected: %s"
                .formatted(all, disconnected.size(), asker.count(), connected()));
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
  }

  private List<String> connected() {
    return IntStream.range(0, size.revocations())
        .mapToObj(i -> estate.revoked(i).session())
        .filter(session -> !disconnected.containsKey(session))
        .toList();
  }

  private static Percentiles since(long[] planned, int from, int to, IntToLongFunction end) {
    return new Percentiles(
        IntStream.range(from, to).mapToLong(i -> end.applyAsLong(i) - planned[i]).toArray());
  }
}
