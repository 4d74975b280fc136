package io.portcullis.routes.transmit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.portcullis.connectors.idp.ssf.transmit.SetMaker.Claims;

/**
 * Tokens that wait for a receiver to ask for them, in order, until it has each of them. For any
 * thread.
 */
final class Mailbox {
  /** What comes beyond stays in the log until there is room. */
  static final int MOST = 1_000;

  private final Map<String, Letter> letters = new LinkedHashMap<>();
  private Optional<Instant> asked = Optional.empty();
  private boolean open;

  /**
   * @param partition and {@code offset} of the announcement; a verification event has none
   * @param refused when it was refused for the stream's sake first
   */
  record Letter(Told told, int partition, long offset, Instant since, Optional<Instant> refused) {
    static final int NO_PARTITION = -1;

    Claims claims() {
      return told.claims();
    }

    Letter refusedAt(Instant now) {
      return new Letter(told, partition, offset, since, refused.or(() -> Optional.of(now)));
    }
  }

  /** This hub works the stream from now on: it knows what waits. */
  synchronized void open() {
    letters.clear();
    asked = Optional.empty();
    open = true;
  }

  /** Another hub does. */
  synchronized void close() {
    letters.clear();
    open = false;
    notifyAll();
  }

  synchronized boolean isOpen() {
    return open;
  }

  synchronized boolean full() {
    return letters.size() >= MOST;
  }

  synchronized int size() {
    return letters.size();
  }

  /** Once, however often it comes. */
  synchronized void put(Letter letter) {
    letters.putIfAbsent(letter.claims().jti(), letter);
    notifyAll();
  }

  synchronized Optional<Letter> get(String jti) {
    return Optional.ofNullable(letters.get(jti));
  }

  synchronized void remove(String jti) {
    letters.remove(jti);
  }

  synchronized void refused(String jti, Instant now) {
    letters.computeIfPresent(jti, (id, letter) -> letter.refusedAt(now));
  }

  /** The oldest ones. They stay until they are removed. */
  synchronized List<Letter> oldest(int most) {
    return letters.values().stream().limit(most).toList();
  }

  /** Returns when there is something, or after this time. */
  synchronized void await(Duration most) throws InterruptedException {
    long until = System.nanoTime() + most.toNanos();
    while (open && letters.isEmpty()) {
      long left = (until - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return;
      }
      wait(left);
    }
  }

  synchronized void askedAt(Instant now) {
    asked = Optional.of(now);
  }

  /** How long the receiver left alone what waits for it. */
  synchronized Duration neglected(Instant now) {
    List<Letter> first = new ArrayList<>(oldest(1));
    if (first.isEmpty()) {
      return Duration.ZERO;
    }
    Instant since = first.getFirst().since();
    return Duration.between(asked.filter(a -> a.isAfter(since)).orElse(since), now);
  }

  /** Where the stream has come to: before the first of what waits in each partition. */
  synchronized Offsets place(Offsets read) {
    Offsets place = read;
    for (Letter letter : letters.values()) {
      Long next = place.next().get(letter.partition());
      if (next != null && next > letter.offset()) {
        place = place.with(letter.partition(), letter.offset());
      }
    }
    return place;
  }
}
