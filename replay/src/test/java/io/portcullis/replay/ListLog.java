package io.portcullis.replay;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.portcullis.model.Decided;
import io.portcullis.model.Signal;
import io.portcullis.replay.log.Log;
import io.portcullis.replay.log.Tape;
import io.portcullis.rules.bundle.Published;

/** A log of one partition in memory. */
public record ListLog(List<Signal> all, List<Decided> records) implements Log {
  @Override
  public int partitions() {
    return 1;
  }

  @Override
  public Tape<Signal> signals(int partition) {
    return tape(all);
  }

  @Override
  public Tape<Decided> decisions(int partition) {
    return tape(records);
  }

  @Override
  public Map<String, Published> policies() {
    return Map.of();
  }

  @Override
  public boolean whole(int partition) {
    return true;
  }

  @Override
  public void close() {}

  public static <T> Tape<T> tape(List<T> things) {
    Iterator<T> left = things.iterator();
    return new Tape<>() {
      @Override
      public Optional<T> next() {
        return left.hasNext() ? Optional.of(left.next()) : Optional.empty();
      }

      @Override
      public void close() {}
    };
  }
}
