package io.portcullis.replay.log;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.portcullis.model.Decided;
import io.portcullis.model.Signal;
import io.portcullis.replay.ReplayException;
import io.portcullis.rules.bundle.Published;

/**
 * An exported log: {@code signals-N.ndjson} and {@code decisions-N.ndjson} for each partition, and
 * {@code policies.ndjson}. Or one file of signals alone.
 */
public final class FolderLog implements Log {
  static final String POLICIES = "policies.ndjson";

  private final Path place;
  private final int partitions;

  private FolderLog(Path place, int partitions) {
    this.place = place;
    this.partitions = partitions;
  }

  /** One published bundle on its line. */
  record Policy(String digest, Published published) {}

  /**
   * @throws ReplayException when there are no signals
   */
  public static FolderLog open(Path place) {
    if (Files.isRegularFile(place)) {
      return new FolderLog(place, 1);
    }
    int count = 0;
    while (Files.isRegularFile(place.resolve(signalsName(count)))) {
      count++;
    }
    if (count == 0) {
      throw ReplayException.missing(place + " holds no " + signalsName(0));
    }
    return new FolderLog(place, count);
  }

  static String signalsName(int partition) {
    return "signals-" + partition + ".ndjson";
  }

  static String decisionsName(int partition) {
    return "decisions-" + partition + ".ndjson";
  }

  @Override
  public int partitions() {
    return partitions;
  }

  @Override
  public Tape<Signal> signals(int partition) {
    Path file = Files.isDirectory(place) ? place.resolve(signalsName(partition)) : place;
    return new LineTape<>(file, Signal.class);
  }

  @Override
  public Tape<Decided> decisions(int partition) {
    Path file = place.resolve(decisionsName(partition));
    return Files.isRegularFile(file) ? new LineTape<>(file, Decided.class) : Tape.of(List.of());
  }

  @Override
  public Map<String, Published> policies() {
    Map<String, Published> policies = new HashMap<>();
    Path file = place.resolve(POLICIES);
    if (Files.isRegularFile(file)) {
      try (Tape<Policy> tape = new LineTape<>(file, Policy.class)) {
        for (Optional<Policy> p = tape.next(); p.isPresent(); p = tape.next()) {
          policies.put(p.get().digest(), p.get().published());
        }
      }
    }
    return policies;
  }

  @Override
  public boolean whole(int partition) {
    return true;
  }

  @Override
  public void close() {}
}
