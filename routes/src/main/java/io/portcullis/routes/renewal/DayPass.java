package io.portcullis.routes.renewal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.portcullis.inventory.Entry;
import io.portcullis.inventory.calendar.Digests;
import io.portcullis.inventory.calendar.Expiring;
import io.portcullis.inventory.calendar.Memory;
import io.portcullis.inventory.calendar.Renewal;
import io.portcullis.inventory.calendar.Step;
import io.portcullis.inventory.calendar.Told;
import io.portcullis.inventory.store.InventoryStore;
import io.portcullis.routes.alerts.Alerts;
import io.portcullis.routes.config.CalendarSettings;

/** The messages of a day: one for each owner, once. */
final class DayPass {
  private static final Logger LOG = LoggerFactory.getLogger(DayPass.class);

  /** Most certificates that the messages of one day tell of. */
  static final int MOST_OF_A_DAY = 100_000;

  private final InventoryStore store;
  private final CalendarSettings settings;
  private final Suggestions suggestions;
  private final Alerts alerts;
  private final CalendarMeters meters;
  private final DigestText text;

  DayPass(
      InventoryStore store,
      CalendarSettings settings,
      Suggestions suggestions,
      Alerts alerts,
      CalendarMeters meters) {
    this.store = store;
    this.settings = settings;
    this.suggestions = suggestions;
    this.alerts = alerts;
    this.meters = meters;
    this.text = new DigestText(settings.zoneId());
  }

  /** The day of the messages that are due at this moment: from the hour on, else the day before. */
  LocalDate day(Instant now) {
    ZonedDateTime there = now.atZone(settings.zoneId());
    boolean begun = !there.toLocalTime().isBefore(settings.at().at());
    return begun ? there.toLocalDate() : there.toLocalDate().minusDays(1);
  }

  /** When the messages after those are due. */
  Instant next(Instant now) {
    return day(now).plusDays(1).atTime(settings.at().at()).atZone(settings.zoneId()).toInstant();
  }

  /** What was written by whoever had the duty, and perhaps never raised. */
  void finish(Reminders reminders) {
    for (Message message : reminders.pending()) {
      message.alert().ifPresent(alerts::raise);
      meters.raised();
      reminders.raised(message);
    }
  }

  void tell(Reminders reminders, Instant now) {
    Windows windows = new Windows(settings, now);
    Range range = new Range(store, now.minus(Digests.FORGOTTEN), now.plus(windows.ahead()));
    Iterable<Expiring> expiring =
        () ->
            StreamSupport.stream(range.spliterator(), false)
                .filter(Entry::timed)
                .map(suggestions::of)
                .iterator();
    Digests.Day told =
        digests(windows, reminders, reminders.room()).of(expiring, day(now), now, next(now));
    told.digests().forEach(digest -> reminders.keep(digest, text.alert(digest, now)));
    finish(reminders);
    reminders.forget(now, day(now));
    meters.left(told.left());
    if (told.left() > 0) {
      LOG.warn("calendar: {} certificates are more than a day tells of", told.left());
    }
  }

  /**
   * What authorities want renewed early, whatever its owner heard today: it may not wait for the
   * next day. To be called after the messages of the day.
   */
  void tellEarly(Reminders reminders, Instant now) {
    Windows windows = new Windows(settings, now);
    List<Expiring> early =
        suggestions.ended(now).map(suggestions::of).filter(c -> early(c, windows, now)).toList();
    Digests.Day told =
        digests(windows, new Unbound(reminders), reminders.room())
            .of(early, day(now), now, now.plusMillis(1));
    told.digests().forEach(digest -> reminders.keep(digest, text.early(digest, now)));
    finish(reminders);
  }

  private boolean early(Expiring c, Windows windows, Instant now) {
    return Renewal.of(c, windows.of(c.environment()), settings.renewal())
        .at(now)
        .filter(Step::early)
        .isPresent();
  }

  private Digests digests(Windows windows, Memory memory, int room) {
    Successors successors = new Successors(store);
    return new Digests(
        settings.renewal(),
        windows::of,
        memory,
        c -> successors.known(c.id()),
        Math.min(MOST_OF_A_DAY, room));
  }

  /** Not bound to one message a day. */
  private record Unbound(Memory memory) implements Memory {
    @Override
    public Optional<Told> told(String certificate) {
      return memory.told(certificate);
    }

    @Override
    public Optional<LocalDate> lastMessage(String owner) {
      return Optional.empty();
    }
  }
}
