package io.portcullis.inventory.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When one certificate is to be renewed.
 *
 * @param opens from when on: {@link RenewalSettings#opens} of its life, or where the window begins
 *     that its authority suggests
 * @param lastChance the last moment at which it can be: its end, or before that the end of the last
 *     maintenance window, or the begin of a freeze. From it the steps are counted
 * @param noChance true when freezes and maintenance windows leave no moment between {@code opens}
 *     and its end; the steps are then counted from its end
 * @param steps the moments of reminders, the least urgent first
 */
public record Renewal(Instant opens, Instant lastChance, boolean noChance, List<Step> steps) {
  public Renewal {
    steps = List.copyOf(steps);
  }

  public static Renewal of(Expiring certificate, Changes changes, RenewalSettings settings) {
    Instant opens = opens(certificate, settings.opens());
    Optional<Instant> chance = changes.lastChance(opens, certificate.notAfter());
    Instant last = chance.orElse(certificate.notAfter());
    double share = settings.share(certificate.life());
    List<Step> steps = new ArrayList<>();
    wanted(certificate, last, share, settings).ifPresent(steps::add);
    for (Duration step : settings.steps()) {
      Instant planned = last.minus(scaled(step, share));
      Instant at = planned.isBefore(opens) ? opens : planned;
      steps.add(new Step(step, moved(at, opens, last, changes, settings.notice())));
    }
    steps.add(new Step(Duration.ZERO, certificate.notAfter()));
    return new Renewal(opens, last, chance.isEmpty(), steps);
  }

  /** From when on it is to be renewed. */
  public static Instant opens(Expiring certificate, double share) {
    return suggested(certificate)
        .map(Span::from)
        .orElseGet(() -> certificate.notBefore().plus(scaled(certificate.life(), share)));
  }

  /**
   * From when on nobody can think any more that it is being renewed: a share of the time between
   * the window's opening and its end has passed.
   *
   * @param patience that share, from 0 to 1
   */
  public static Instant missed(Expiring certificate, double opens, double patience) {
    Instant opened = opens(certificate, opens);
    return opened.plus(scaled(Duration.between(opened, certificate.notAfter()), patience));
  }

  /** The most urgent step that has come by then. */
  public Optional<Step> at(Instant moment) {
    return steps.stream().filter(s -> !s.at().isAfter(moment)).reduce((before, after) -> after);
  }

  /**
   * An authority that suggests a window long before the first step has a reason, such as a mass
   * revocation to come: its end is a step of its own.
   */
  private static Optional<Step> wanted(
      Expiring certificate, Instant last, double share, RenewalSettings settings) {
    Duration first = settings.steps().getFirst();
    return suggested(certificate)
        .map(Span::until)
        .filter(end -> share > 0 && end.isBefore(last.minus(scaled(first, share))))
        .map(end -> new Step(Step.EARLY, end));
  }

  /** A window that begins after the end suggests nothing. */
  private static Optional<Span> suggested(Expiring certificate) {
    return certificate.suggested().filter(s -> s.from().isBefore(certificate.notAfter()));
  }

  /** Out of a freeze: before it, in time to do it, or after it when it could not begin before. */
  private static Instant moved(
      Instant at, Instant opens, Instant last, Changes changes, Duration notice) {
    Optional<Span> freeze = changes.freezeAt(at);
    if (freeze.isEmpty()) {
      return at;
    }
    Span f = freeze.get();
    if (opens.isBefore(f.from())) {
      Instant before = f.from().minus(notice);
      return before.isBefore(opens) ? opens : before;
    }
    return f.until().isBefore(last) ? f.until() : at;
  }

  private static Duration scaled(Duration whole, double share) {
    return Duration.ofMillis((long) (whole.toMillis() * share));
  }
}
