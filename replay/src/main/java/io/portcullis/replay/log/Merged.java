package io.portcullis.replay.log;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

import io.portcullis.model.Signal;

/**
 * All partitions as one, by the time of receipt; one signal of each is in memory. Within a
 * partition the order stays that of the log.
 */
public final class Merged implements Tape<Signal> {
  private final List<Tape<Signal>> tapes = new ArrayList<>();
  private final PriorityQueue<Head> heads =
      new PriorityQueue<>(
          Comparator.comparing((Head h) -> h.signal().receivedAt()).thenComparing(Head::tape));

  public Merged(Log log) {
    for (int partition = 0; partition < log.partitions(); partition++) {
      tapes.add(log.signals(partition));
      advance(partition);
    }
  }

  private record Head(Signal signal, int tape) {}

  @Override
  public Optional<Signal> next() {
    Head head = heads.poll();
    if (head == null) {
      return Optional.empty();
    }
    advance(head.tape());
    return Optional.of(head.signal());
  }

  private void advance(int tape) {
    tapes.get(tape).next().ifPresent(s -> heads.add(new Head(s, tape)));
  }

  @Override
  public void close() {
    tapes.forEach(Tape::close);
  }
}
