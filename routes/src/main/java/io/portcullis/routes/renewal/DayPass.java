package io.portcullis.routes.renewal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Iterator;
import java.util.stream.StreamSupport;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.portcullis.inventory.Entry;
import io.portcullis.inventory.calendar.Digest;
import io.portcullis.inventory.calendar.Digests;
import io.portcullis.inventory.calendar.Expiring;
import io.portcullis.inventory.store.InventoryStore;
import io.portcullis.model.Alert;
import io.portcullis.routes.alerts.Alerts;
import io.portcullis.routes.config.CalendarSettings;

/** The messages of a day: one for each owner, once. */
final class DayPass {
  private static final Logger LOG = LoggerFactory.getLogger(DayPass.class);

  private final InventoryStore store;
  private final CalendarSettings settings;
  private final Alerts alerts;
  private final DigestText text;

  DayPass(InventoryStore store, CalendarSettings settings, Alerts alerts) {
    this.store = store;
    this.settings = settings;
    this.alerts = alerts;
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
      reminders.raised(message);
    }
  }

  void tell(Reminders reminders, Instant now) {
    Windows windows = new Windows(settings, now);
    Successors successors = new Successors(store);
    Digests digests =
        new Digests(settings.renewal(), windows::of, reminders, c -> successors.known(c.id()));
    Range range = new Range(store, now.minus(Digests.FORGOTTEN), now.plus(windows.ahead()));
    Digests.Day told = digests.of(expiring(range), day(now), now, next(now));
    for (Digest digest : told.digests()) {
      Alert alert = text.alert(digest, now);
      reminders.keep(digest, alert);
    }
    finish(reminders);
    reminders.forget(now, day(now));
    if (told.left() > 0) {
      LOG.warn("calendar: {} certificates are more than a day tells of", told.left());
    }
  }

  private static Iterable<Expiring> expiring(Range range) {
    return () -> expiring(range.iterator());
  }

  private static Iterator<Expiring> expiring(Iterator<Entry> entries) {
    Iterable<Entry> once = () -> entries;
    return StreamSupport.stream(once.spliterator(), false)
        .filter(Entry::timed)
        .map(Expiring::of)
        .iterator();
  }
}
