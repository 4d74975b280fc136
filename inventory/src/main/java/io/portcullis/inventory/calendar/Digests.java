package io.portcullis.inventory.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Who is to be told what today. A message covers the whole day, so that what comes due in the
 * afternoon is in the message of the morning, and nothing is told late because a message a day is
 * all that there is. With each step a certificate is in one message, and with what is skipped (the
 * hub was down, the certificate came late) in none for it: only the most urgent step counts.
 */
public final class Digests {
  /** What is expired for longer is history: an import of old certificates tells nobody. */
  public static final Duration FORGOTTEN = Duration.ofDays(7);

  private static final Comparator<Digest.Line> SOONEST =
      Comparator.comparing(Digest.Line::lastChance).thenComparing(Digest.Line::id);

  private final RenewalSettings settings;
  private final Function<String, Changes> changes;
  private final Memory memory;

  /**
   * @param changes by environment
   */
  public Digests(RenewalSettings settings, Function<String, Changes> changes, Memory memory) {
    this.settings = settings;
    this.changes = changes;
    this.memory = memory;
  }

  /**
   * One for each owner who has something new to hear and had no message today, by name.
   *
   * @param certificates those that end before long; the same one twice counts once
   */
  public List<Digest> of(Collection<Expiring> certificates, Instant now) {
    LocalDate today = now.atZone(settings.zone()).toLocalDate();
    Map<String, Map<String, Expiring>> owners = new TreeMap<>();
    certificates.stream()
        .filter(c -> !c.done() && c.notAfter().isAfter(now.minus(FORGOTTEN)))
        .forEach(c -> owners.computeIfAbsent(c.owner(), o -> new TreeMap<>()).put(c.id(), c));
    return owners.entrySet().stream()
        .filter(o -> memory.lastMessage(o.getKey()).filter(today::equals).isEmpty())
        .map(o -> digest(o.getKey(), today, o.getValue().values()))
        .filter(d -> !d.told().isEmpty())
        .toList();
  }

  private Digest digest(String owner, LocalDate today, Collection<Expiring> certificates) {
    Instant until = today.plusDays(1).atStartOfDay(settings.zone()).toInstant().minusMillis(1);
    List<Digest.Line> lines = new ArrayList<>();
    certificates.forEach(c -> line(c, until).ifPresent(lines::add));
    lines.sort(SOONEST);
    TreeMap<Duration, Long> counts = new TreeMap<>();
    lines.forEach(l -> counts.merge(l.urgency(), 1L, Long::sum));
    return new Digest(
        owner,
        today,
        lines.subList(0, Math.min(lines.size(), settings.lines())),
        counts,
        lines.stream().map(l -> new Told(l.id(), owner, l.urgency())).toList());
  }

  private Optional<Digest.Line> line(Expiring c, Instant until) {
    Renewal renewal = Renewal.of(c, changes.apply(c.environment()), settings);
    return renewal
        .at(until)
        .filter(s -> memory.told(c.id()).filter(t -> t.covers(c.owner(), s)).isEmpty())
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
