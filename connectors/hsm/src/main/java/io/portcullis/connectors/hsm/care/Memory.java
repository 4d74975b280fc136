package io.portcullis.connectors.hsm.care;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import io.portcullis.model.Remark;

/**
 * What is known of a token from earlier looks, by whichever hub.
 *
 * @param last newest look that reached it
 * @param moved when another token was last found in its place
 * @param firmware when its firmware was last found to be another, {@code driver} likewise
 * @param since from when on each remark holds that holds now
 * @param missed looks in a row that did not reach it
 */
public record Memory(
    Optional<TokenSeen> last,
    Optional<Change> moved,
    Optional<Change> firmware,
    Optional<Change> driver,
    Map<Remark.Kind, Instant> since,
    int missed) {
  public static final Memory NONE =
      new Memory(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), 0);

  public Memory {
    since = Map.copyOf(since);
  }

  /** What it was before, and when the hub saw that it is otherwise. */
  public record Change(String from, Instant at) {}

  Memory away() {
    return new Memory(last, moved, firmware, driver, since, missed + 1);
  }

  Memory since(Map<Remark.Kind, Instant> now) {
    return new Memory(last, moved, firmware, driver, now, missed);
  }

  /** Firmware of another token is no change of this one's; the driver is the hub's own. */
  Memory seen(TokenSeen now, Instant at) {
    Optional<TokenSeen> same = last.filter(l -> l.serial().equals(now.serial()));
    return new Memory(
        Optional.of(now),
        last.map(TokenSeen::serial)
            .filter(s -> !s.equals(now.serial()))
            .map(s -> new Change(s, at))
            .or(() -> moved),
        same.isPresent()
            ? same.map(TokenSeen::firmware)
                .filter(f -> !f.equals(now.firmware()))
                .map(f -> new Change(f, at))
                .or(() -> firmware)
            : Optional.empty(),
        last.map(TokenSeen::driver)
            .filter(d -> !d.equals(now.driver()))
            .map(d -> new Change(d, at))
            .or(() -> driver),
        since,
        0);
  }
}
