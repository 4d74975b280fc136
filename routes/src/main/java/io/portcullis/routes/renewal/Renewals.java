package io.portcullis.routes.renewal;

import java.time.Instant;
import java.util.Optional;

import io.portcullis.inventory.Entry;
import io.portcullis.inventory.calendar.Expiring;
import io.portcullis.inventory.calendar.Renewal;
import io.portcullis.inventory.calendar.Step;
import io.portcullis.routes.config.CalendarSettings;
import io.portcullis.routes.renewal.Renewing.State;

/** How it stands with the renewal of certificates, around one moment. Not for many threads. */
public final class Renewals {
  private final CalendarSettings settings;
  private final Suggestions suggestions;
  private final Successors successors;
  private final Windows windows;
  private final Instant now;

  Renewals(CalendarSettings settings, Suggestions suggestions, Successors successors, Instant now) {
    this.settings = settings;
    this.suggestions = suggestions;
    this.successors = successors;
    this.windows = new Windows(settings, now);
    this.now = now;
  }

  /** Empty where nobody knows when it ends. */
  public Optional<Renewing> of(Entry entry) {
    if (!entry.timed()) {
      return Optional.empty();
    }
    Expiring certificate = suggestions.of(entry);
    Renewal renewal =
        Renewal.of(certificate, windows.of(certificate.environment()), settings.renewal());
    Instant missed = Renewal.missed(certificate, settings.opens(), settings.patience());
    State state = state(entry, certificate, renewal, missed);
    boolean open = state.compareTo(State.DUE) >= 0;
    return Optional.of(
        new Renewing(
            state,
            renewal.opens(),
            renewal.lastChance(),
            missed,
            open ? renewal.at(now).map(Step::urgency) : Optional.empty()));
  }

  /** Whether there is a successor is asked only where it matters: it is a search. */
  private State state(Entry entry, Expiring certificate, Renewal renewal, Instant missed) {
    if (certificate.done() || renewal.opens().isAfter(now)) {
      return State.NONE;
    }
    if (successors.known(entry)) {
      return State.DONE;
    }
    if (!renewal.lastChance().isAfter(now) || !certificate.notAfter().isAfter(now)) {
      return State.OVERDUE;
    }
    return missed.isAfter(now) ? State.DUE : State.MISSING;
  }
}
