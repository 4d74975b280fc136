package io.portcullis.bench.hub;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

import io.portcullis.bench.BenchException;
import io.portcullis.bench.Percentiles;

/** Sends events at an even rate and waits for the actions that some of them lead to. */
final class Delays {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Size size;
  private final Load load;
  private final HttpLoad http;

  Delays(Size size, HttpLoad http) {
    this.size = size;
    this.load = new Load(size.devices(), size.pacedEvery());
    this.http = http;
  }

  /**
   * @param request how an event is sent
   * @param action what its action is called in {@code arrivals}
   * @return from the planned time of a request to its action in Kafka, nanoseconds
   */
  Percentiles run(
      Arrivals arrivals,
      Function<Load.Event, HttpLoad.Post> request,
      Function<Device, String> action)
      throws InterruptedException {
    int first = first();
    http.run(size.uncounted(), size.rate(), i -> request.apply(event(first + i)));
    arrivals.await(size.uncounted() / size.pacedEvery(), PATIENCE);
    int counted = first + size.uncounted();
    long[] planned = http.run(size.paced(), size.rate(), i -> request.apply(event(counted + i)));
    arrivals.await((size.uncounted() + size.paced()) / size.pacedEvery(), PATIENCE);
    return new Percentiles(delays(counted, planned, arrivals, action));
  }

  private Load.Event event(int number) {
    return load.event(number, Instant.now());
  }

  /** Behind the events that were drained, and on a whole multiple. */
  private int first() {
    int drained = size.afterWarmUp() + size.events();
    return (drained + size.pacedEvery() - 1) / size.pacedEvery() * size.pacedEvery();
  }

  private long[] delays(
      int counted, long[] planned, Arrivals arrivals, Function<Device, String> action) {
    long[] delays = new long[size.paced() / size.pacedEvery()];
    for (int i = 0; i < delays.length; i++) {
      int at = i * size.pacedEvery();
      Device device = new Device((counted + at) / size.pacedEvery() % load.devices());
      long seen =
          arrivals
              .at(action.apply(device))
              .orElseThrow(() -> new BenchException("no action came for " + device.name()));
      delays[i] = seen - planned[at];
    }
    return delays;
  }
}
