package io.portcullis.bench.spine;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

import io.portcullis.bench.BenchException;
import io.portcullis.bench.Percentiles;

/** Sends events at an even rate and waits for the actions that some of them lead to. */
final class Delays {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Size size;
  private final Load load;
  private final HttpLoad http;

  Delays(Size size, Load load, HttpLoad http) {
    this.size = size;
    this.load = load;
    this.http = http;
  }

  /**
   * @param request how an event is sent
   * @param action what its action is called in {@code arrivals}
   * @return from the planned time of a request to its action in Kafka, nanoseconds
   */
  Percentiles run(
      Arrivals arrivals, Function<Load.Event, HttpRequest> request, Function<Device, String> action)
      throws InterruptedException {
    int first = first();
    long[] planned =
        http.run(
            size.paced(), size.rate(), i -> request.apply(load.event(first + i, Instant.now())));
    int actions = size.paced() / size.every();
    arrivals.await(actions, PATIENCE);
    return new Percentiles(delays(planned, arrivals, action));
  }

  /** Behind the events that were drained, and on a whole multiple. */
  private int first() {
    int drained = size.warmUp() + size.events();
    return (drained + size.every() - 1) / size.every() * size.every();
  }

  private long[] delays(long[] planned, Arrivals arrivals, Function<Device, String> action) {
    int from = size.paceWarmUp() / size.every() * size.every();
    int count = (size.paced() - from) / size.every();
    long[] delays = new long[count];
    for (int i = 0; i < count; i++) {
      int at = from + i * size.every();
      Device device = new Device((first() + at) / size.every() % load.devices());
      long seen =
          arrivals
              .at(action.apply(device))
              .orElseThrow(() -> new BenchException("no action came for " + device.name()));
      delays[i] = seen - planned[at];
    }
    return delays;
  }
}
