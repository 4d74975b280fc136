package io.portcullis.bench.hub;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Drains preloaded waves: some until the compilers are done, and one for the figures. */
final class Waves {
  /** A wave that is faster than the one before by less than this: the compilers are done. */
  private static final double STEADY = 1.05;

  private final Size size;
  private final Load load;
  private final Broker broker;
  private final Drain drain;
  private final Consumer<String> progress;

  Waves(Size size, Load load, Broker broker, Drain drain, Consumer<String> progress) {
    this.size = size;
    this.load = load;
    this.broker = broker;
    this.drain = drain;
    this.progress = progress;
  }

  /**
   * @param decided events a second through resolve, decide and guard
   * @param sealed the same until the evidence was sealed, too
   * @param cpu processor time of the topology's process for one event, microseconds
   */
  record Rates(double decided, double sealed, double cpu) {}

  /** How an event is written. */
  interface Form {
    IntakeForm.Message of(Load.Event event, Instant received);
  }

  Rates run(Form form) throws InterruptedException {
    double before = 0;
    for (int i = 0; i < size.warmUps(); i++) {
      double now = wave(form, i * size.warmUp(), size.warmUp()).decided();
      if (now < before * STEADY) {
        break;
      }
      before = now;
    }
    return wave(form, size.afterWarmUp(), size.events());
  }

  private Rates wave(Form form, int from, int count) throws InterruptedException {
    try (Preload preload = new Preload(broker)) {
      preload.write(messages(form, from, count));
      drain.await(Drain.ALL.subList(1, Drain.ALL.size()));
      Duration cpu = drain.cpu();
      long begin = preload.show();
      long decided = drain.await(Drain.DECIDING);
      long sealed = drain.await(Drain.ALL);
      Rates rates =
          new Rates(
              count * 1e9 / (decided - begin),
              count * 1e9 / (sealed - begin),
              drain.cpu().minus(cpu).toNanos() / 1e3 / count);
      progress.accept(
          "drained %,d events: %,.0f/s decided, %,.0f/s sealed, %.0f us of CPU each"
              .formatted(count, rates.decided(), rates.sealed(), rates.cpu()));
      return rates;
    }
  }

  /** Received one millisecond after the other, the last one now. */
  private Stream<IntakeForm.Message> messages(Form form, int from, int count) {
    Instant first = Instant.now().minusMillis(count);
    return IntStream.range(0, count)
        .mapToObj(
            i -> {
              Instant at = first.plusMillis(i);
              return form.of(load.event(from + i, at), at);
            });
  }
}
