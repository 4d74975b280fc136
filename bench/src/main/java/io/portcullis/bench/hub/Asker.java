package io.portcullis.bench.hub;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Asks again and again, by OCSP, about all certificates that are not revoked yet: many in one
 * question, because each answer is a signature by the CA, and the questions must not be the load.
 */
final class Asker implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final Ocsp ocsp;
  private final Map<Integer, X509Certificate> open = new ConcurrentSkipListMap<>();
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
    try {
      while (!Thread.currentThread().isInterrupted()) {
        List<Integer> numbers = new ArrayList<>(open.keySet());
        for (int i = 0; i < numbers.size(); i += Ocsp.AT_ONCE) {
          ask(numbers.subList(i, Math.min(numbers.size(), i + Ocsp.AT_ONCE)));
        }
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void ask(List<Integer> numbers) throws InterruptedException {
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
