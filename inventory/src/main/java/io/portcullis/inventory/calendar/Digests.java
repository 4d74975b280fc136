package io.portcullis.inventory.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Who is to be told what today. A message covers the time up to the next one, so that what comes
 * due in the afternoon or in the night is in the message of the morning, and nothing is told late
 * because a message a day is all that there is. With each step a certificate is in one message, and
 * with what is skipped (the hub was down, the certificate came late) in none for it: only the most
 * urgent step counts.
 */
public final class Digests {
  /** What is expired for longer is history: an import of old certificates tells nobody. */
  public static final Duration FORGOTTEN = Duration.ofDays(7);

  /** Most certificates that the messages of one day tell of. */
  public static final int MOST_OF_A_DAY = 100_000;

  private final RenewalSettings settings;
  private final Function<String, Changes> changes;
  private final Memory memory;
  private final Predicate<Expiring> renewed;

  /**
   * @param changes by environment
   * @param renewed whether a successor is known; asked only of what would be told
   */
  public Digests(
      RenewalSettings settings,
      Function<String, Changes> changes,
      Memory memory,
      Predicate<Expiring> renewed) {
    this.settings = settings;
    this.changes = changes;
    this.memory = memory;
    this.renewed = renewed;
  }

  /**
   * The messages of a day.
   *
   * @param digests one for each owner who has something new to hear and had no message today, by
   *     name
   * @param left certificates above {@link #MOST_OF_A_DAY}: they are told the next day
   */
  public record Day(List<Digest> digests, long left) {
    public Day {
      digests = List.copyOf(digests);
    }
  }

  /**
   * @param certificates those that end before long, the soonest first; the same one twice counts
   *     once
   * @param today the day of these messages
   * @param until when the next ones can come: all that is due before is in these
   */
  public Day of(Iterable<Expiring> certificates, LocalDate today, Instant now, Instant until) {
    Map<String, Draft> drafts = new TreeMap<>();
    Set<String> seen = new HashSet<>();
    long left = 0;
    for (Expiring c : certificates) {
      Optional<Digest.Line> line =
          waits(c, today, now) ? line(c, until.minusMillis(1)) : Optional.empty();
      if (line.isEmpty() || seen.contains(c.id())) {
        continue;
      }
      if (seen.size() >= MOST_OF_A_DAY) {
        left++;
        continue;
      }
      seen.add(c.id());
      drafts.computeIfAbsent(c.owner(), o -> new Draft(o, settings.lines())).add(line.get());
    }
    return new Day(drafts.values().stream().map(d -> d.digest(today)).toList(), left);
  }

  private boolean waits(Expiring c, LocalDate today, Instant now) {
    return !c.done()
        && c.notAfter().isAfter(now.minus(FORGOTTEN))
        && memory.lastMessage(c.owner()).filter(today::equals).isEmpty();
  }

  private Optional<Digest.Line> line(Expiring c, Instant until) {
    Renewal renewal = Renewal.of(c, changes.apply(c.environment()), settings);
    return renewal
        .at(until)
        .filter(s -> memory.told(c.id()).filter(t -> t.covers(c.owner(), s)).isEmpty())
        .filter(s -> !renewed.test(c))
        .map(s -> line(c, renewal, s));
  }

  private static Digest.Line line(Expiring c, Renewal renewal, Step step) {
    return new Digest.Line(
        c.id(),
        c.name(),
        c.environment(),
        c.notAfter(),
        step.urgency(),
        renewal.lastChance(),
        renewal.noChance());
  }
}
