package io.portcullis.replay.verify;

import java.util.List;
import java.util.stream.Stream;

import io.portcullis.model.Ids;

/**
 * How decisions made again compare with the records of the hub.
 *
 * @param equal that came out the same: signal, findings, standing wanted
 * @param older decided before the oldest record that is kept
 * @param newer after the newest one
 * @param different that came out otherwise, or are on one side only
 * @param again digest over all subjects of what was compared, and {@code recorded}: of the hub's
 * @param differences the first of them, in words
 */
public record Compared(
    long equal,
    long older,
    long newer,
    long different,
    String again,
    String recorded,
    List<String> differences) {
  public static final Compared NOTHING = new Compared(0, 0, 0, 0, "", "", List.of());

  Compared and(Compared other) {
    return new Compared(
        equal + other.equal,
        older + other.older,
        newer + other.newer,
        different + other.different,
        Ids.of("all", again, other.again),
        Ids.of("all", recorded, other.recorded),
        Stream.concat(differences.stream(), other.differences.stream())
            .limit(Lockstep.MOST_NAMED)
            .toList());
  }

  public boolean same() {
    return different == 0 && again.equals(recorded);
  }
}
