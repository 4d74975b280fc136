package io.portcullis.routes.proof;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;

/** Senders that give a record up to nobody: what got no answer is sent again. */
final class Senders implements AutoCloseable {
  private static final int AT_ONCE = 16;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final HubClient hub;
  private final List<Load.Item> items;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger taken = new AtomicInteger();
  private final AtomicInteger repeated = new AtomicInteger();
  private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
  private final List<? extends Future<?>> work;

  Senders(HubClient hub, List<Load.Item> items) {
    this.hub = hub;
    this.items = items;
    this.work = IntStream.range(0, AT_ONCE).mapToObj(i -> threads.submit(this::run)).toList();
  }

  /** Records that got their answer. */
  int taken() {
    return taken.get();
  }

  /** Records that had to be sent more than once. */
  int repeated() {
    return repeated.get();
  }

  /** Waits for all, and throws what a sender failed with. */
  void join() throws Exception {
    for (Future<?> sender : work) {
      sender.get(PATIENCE.toSeconds() * 2, TimeUnit.SECONDS);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private void run() {
    for (int i = next.getAndIncrement(); i < items.size(); i = next.getAndIncrement()) {
      deliver(items.get(i));
      taken.incrementAndGet();
    }
  }

  private void deliver(Load.Item item) {
    if (answered(item)) {
      return;
    }
    repeated.incrementAndGet();
    Awaitility.await("an answer")
        .atMost(PATIENCE)
        .pollDelay(Duration.ofMillis(100))
        .pollInterval(Duration.ofMillis(100))
        .until(() -> answered(item));
  }

  /** While the hub is away there is no answer, while it starts 503, and at first no address. */
  private boolean answered(Load.Item item) {
    try {
      int status = hub.post(item.source(), item.body()).status();
      return status == (item.fate() == Load.Fate.BROKEN ? 400 : 202);
    } catch (UncheckedIOException e) {
      return false;
    }
  }
}
