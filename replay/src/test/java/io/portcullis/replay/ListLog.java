package io.portcullis.replay;

import java.util.List;
import java.util.Map;

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
    return Tape.of(all);
  }

  @Override
  public Tape<Decided> decisions(int partition) {
    return Tape.of(records);
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
}
