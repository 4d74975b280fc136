package io.portcullis.bench.hub;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/**
 * Asks again and again, by OCSP, about the certificates that are not revoked yet, in turns: many in
 * one question and one question at a time, because each answer is a signature by the CA, and a hub
 * that falls behind must not be asked more for it.
 */
final class Asker implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final Ocsp ocsp;
  private final NavigableMap<Integer, X509Certificate> open = new ConcurrentSkipListMap<>();
  private final Map<Integer, Long> revoked = new ConcurrentHashMap<>();
  private final Thread thread;

  Asker(Ocsp ocsp) {
    this.ocsp = ocsp;
    this.thread = Thread.ofPlatform().daemon().name("ocsp").start(this::run);
  }

  /** From now on, until it is revoked. */
  void watch(int number, X509Certificate certificate) {
    open.put(number, certificate);
  }

  /** When the answer was there, by {@link System#nanoTime}. */
  OptionalLong revoked(int number) {
    Long at = revoked.get(number);
    return at == null ? OptionalLong.empty() : OptionalLong.of(at);
  }

  int count() {
    return revoked.size();
  }

  private void run() {
    int after = -1;
    try {
      while (!Thread.currentThread().isInterrupted()) {
        List<Integer> next = next(open.navigableKeySet(), after);
        ask(next);
        after = next.isEmpty() ? -1 : next.getLast();
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * The next ones in order, and from the first on where these are few: asked about those after the
   * last alone, an asker runs behind the newest for as long as new ones come.
   */
  static List<Integer> next(NavigableSet<Integer> open, int after) {
    return Stream.concat(open.tailSet(after, false).stream(), open.headSet(after, true).stream())
        .limit(Ocsp.AT_ONCE)
        .toList();
  }

  private void ask(List<Integer> numbers) throws InterruptedException {
    if (numbers.isEmpty()) {
      return;
    }
    Set<BigInteger> gone = ocsp.revoked(numbers.stream().map(open::get).toList());
    long now = System.nanoTime();
    for (int number : numbers) {
      if (gone.contains(open.get(number).getSerialNumber())) {
        revoked.put(number, now);
        open.remove(number);
      }
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
