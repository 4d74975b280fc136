package io.portcullis.connectors.hsm.care;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.portcullis.connectors.hsm.care.Memory.Change;
import io.portcullis.model.Remark.Kind;
import io.portcullis.model.Statement.Remarked.Said;

/**
 * What there is to remark about a token after a look, by what was seen before. A remark reads the
 * same as long as it holds, so that it is no news.
 *
 * @param known what is meant to be in use; without any, only changes are remarked
 */
public record Care(List<KnownGood> known, CareLimits limits) {
  /** So long a change is told of that no list announces. */
  public static final Duration SHOWN = Duration.ofDays(1);

  public Care {
    known = List.copyOf(known);
  }

  /** What is known after a look that reached it. */
  public Memory seen(Memory before, TokenSeen now, Instant at) {
    return dated(before.seen(now, at), at);
  }

  /** What is known after a look that did not. */
  public Memory missed(Memory before, Instant at) {
    return dated(before.away(), at);
  }

  /** All that there is to remark now. */
  public List<Said> said(Memory memory, Instant at) {
    return found(memory, at).entrySet().stream()
        .map(f -> new Said(f.getKey(), memory.since().getOrDefault(f.getKey(), at), f.getValue()))
        .toList();
  }

  private Memory dated(Memory memory, Instant at) {
    Map<Kind, Instant> since = new EnumMap<>(Kind.class);
    found(memory, at)
        .keySet()
        .forEach(kind -> since.put(kind, memory.since().getOrDefault(kind, at)));
    return memory.since(since);
  }

  private Map<Kind, String> found(Memory memory, Instant at) {
    Map<Kind, String> found = new EnumMap<>(Kind.class);
    if (memory.missed() >= limits.awayAfter()) {
      found.put(Kind.HSM_AWAY, "%d looks in a row did not reach it".formatted(limits.awayAfter()));
    }
    recent(memory.moved(), at)
        .ifPresent(
            c ->
                found.put(Kind.FAILED_OVER, "took the place of the token with serial " + c.from()));
    memory.last().ifPresent(token -> found.putAll(found(memory, token, at)));
    return found;
  }

  private Map<Kind, String> found(Memory memory, TokenSeen token, Instant at) {
    Map<Kind, String> found = new EnumMap<>(Kind.class);
    firmware(memory, token, at).ifPresent(said -> found.put(Kind.FIRMWARE_UNKNOWN, said));
    driver(memory, token, at).ifPresent(said -> found.put(Kind.DRIVER_UNKNOWN, said));
    // What an older look said of these says nothing of now.
    if (memory.missed() == 0) {
      clock(token, at).ifPresent(said -> found.put(Kind.CLOCK_OFF, said));
      if (token.took().compareTo(limits.slow()) >= 0) {
        found.put(Kind.HSM_SLOW, "an answer takes at least " + limits.slow());
      }
    }
    return found;
  }

  private Optional<String> firmware(Memory memory, TokenSeen token, Instant at) {
    if (!known.isEmpty() && known.stream().noneMatch(k -> k.firmware(token))) {
      return Optional.of(
          "firmware %s of %s %s is not on the known-good list"
              .formatted(token.firmware(), token.manufacturer(), token.model()));
    }
    return recent(memory.firmware(), at)
        .filter(c -> known.stream().noneMatch(k -> k.namesFirmware(token)))
        .map(c -> "firmware was %s and is %s".formatted(c.from(), token.firmware()));
  }

  private Optional<String> driver(Memory memory, TokenSeen token, Instant at) {
    if (!known.isEmpty() && known.stream().noneMatch(k -> k.driver(token))) {
      return Optional.of(token.driver() + " is not on the known-good list");
    }
    return recent(memory.driver(), at)
        .filter(c -> known.stream().noneMatch(k -> k.namesDriver(token)))
        .map(c -> "it was %s and is %s".formatted(c.from(), token.driver()));
  }

  /** The token's clock counts in seconds, and was read while the look went on. */
  private Optional<String> clock(TokenSeen token, Instant at) {
    return token
        .clock()
        .map(clock -> Duration.between(at, clock))
        .filter(off -> off.abs().compareTo(limits.clockOff().plus(token.took())) > 0)
        .map(
            off ->
                "its clock is more than %s %s"
                    .formatted(limits.clockOff(), off.isNegative() ? "behind" : "ahead"));
  }

  private static Optional<Change> recent(Optional<Change> change, Instant at) {
    return change.filter(c -> c.at().plus(SHOWN).isAfter(at));
  }
}
