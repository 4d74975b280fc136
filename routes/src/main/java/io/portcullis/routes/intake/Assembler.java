package io.portcullis.routes.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.portcullis.connectors.api.Assembly;
import io.portcullis.connectors.api.Assembly.Piece;

/**
 * Puts pieces of records together that come one by one, in any order, from many senders. What stays
 * incomplete goes on as it is: after {@link #LONGEST}, or at once where it would be over a bound.
 * So nothing is lost, and nothing waits for long.
 */
final class Assembler {
  /** Records that wait for pieces. Each of them at most {@link #MAX_BYTES}: 64 MiB together. */
  static final int MAX_OPEN = 1_024;

  /** Of one record with the ends of its lines; as much as one line may have. */
  static final int MAX_BYTES = SyslogFrames.MAX_FRAME + 1;

  /** From the first piece that came. */
  static final Duration LONGEST = Duration.ofSeconds(10);

  private final Assembly assembly;

  /** In the order in which they were opened, so the first one is the next to be given up on. */
  private final Map<String, Assembling> open = new LinkedHashMap<>();

  Assembler(Assembly assembly) {
    this.assembly = assembly;
  }

  /**
   * @param sender an address; numbers of records are its own
   * @return what can go on now: the line itself, a record that is complete by it, or one that had
   *     to make room
   */
  List<Whole> add(String sender, byte[] line, Instant now) {
    Optional<Piece> piece = assembly.piece(line);
    return piece.isEmpty()
        ? List.of(Whole.of(line))
        : add(key(sender, piece.get()), piece.get(), line, now);
  }

  private static String key(String sender, Piece piece) {
    return String.join(" ", sender, piece.record(), Integer.toString(piece.total()));
  }

  private synchronized List<Whole> add(String key, Piece piece, byte[] line, Instant now) {
    List<Whole> ready = new ArrayList<>();
    Assembling before = open.get(key);
    if (before != null && before.repeats(piece.number(), line)) {
      return ready;
    }
    if (before != null && !before.fits(piece.number(), line)) {
      ready.add(open.remove(key).whole());
    }
    if (!open.containsKey(key) && open.size() == MAX_OPEN) {
      ready.add(open.remove(open.keySet().iterator().next()).whole());
    }
    Assembling one = open.computeIfAbsent(key, k -> new Assembling(piece.total(), now));
    one.put(piece.number(), line);
    if (one.complete()) {
      ready.add(open.remove(key).whole());
    }
    return ready;
  }

  /** What has waited for as long as it may. */
  synchronized List<Whole> due(Instant now) {
    return givenUp(now.minus(LONGEST));
  }

  /** All that waits: nothing more will come. */
  List<Whole> rest() {
    return givenUp(Instant.MAX);
  }

  private synchronized List<Whole> givenUp(Instant openedUntil) {
    List<String> keys =
        open.entrySet().stream()
            .filter(e -> !e.getValue().since().isAfter(openedUntil))
            .map(Map.Entry::getKey)
            .toList();
    return keys.stream().map(key -> open.remove(key).whole()).toList();
  }

  /** One record of which some pieces are here, by number. */
  private static final class Assembling {
    private final byte[][] pieces;
    private final Instant since;
    private int bytes;

    Assembling(int total, Instant since) {
      this.pieces = new byte[total][];
      this.since = since;
    }

    Instant since() {
      return since;
    }

    boolean repeats(int number, byte[] line) {
      return Arrays.equals(pieces[number], line);
    }

    /** False where the number is taken, by a record of the same name that came before. */
    boolean fits(int number, byte[] line) {
      return pieces[number] == null && bytes + line.length + 1 <= MAX_BYTES;
    }

    void put(int number, byte[] line) {
      pieces[number] = line;
      bytes += line.length + 1;
    }

    boolean complete() {
      return Arrays.stream(pieces).allMatch(piece -> piece != null);
    }

    Whole whole() {
      return Whole.of(pieces);
    }
  }
}
