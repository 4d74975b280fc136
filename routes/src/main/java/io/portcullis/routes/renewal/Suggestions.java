package io.portcullis.routes.renewal;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.X509;
import io.portcullis.connectors.ca.authority.Authority.SuggestsRenewal;
import io.portcullis.connectors.ca.authority.RenewalWindow;
import io.portcullis.inventory.Entry;
import io.portcullis.inventory.calendar.Expiring;
import io.portcullis.inventory.calendar.Renewal;
import io.portcullis.inventory.store.InventoryStore;
import io.portcullis.routes.config.CalendarSettings;

/**
 * When authorities would like certificates to be renewed (ARI, RFC 9773), on the hub that has the
 * duty and as far as they were asked. Of what is not known, or can not be had, the share of the
 * life holds.
 */
final class Suggestions {
  private static final Logger LOG = LoggerFactory.getLogger(Suggestions.class);

  /** Certificates that are asked for, those that end first. */
  static final int MOST = 10_000;

  /** Questions to one authority in a minute. */
  static final int A_MINUTE = 60;

  /** An authority that does not answer so many in a row is left alone for the minute. */
  static final int FAILURES = 3;

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final InventoryStore store;
  private final CalendarSettings settings;
  private final List<SuggestsRenewal> authorities;
  private final CalendarMeters meters;
  private final Clock clock;
  private final int most;
  private final Map<String, Suggestion> known = new ConcurrentHashMap<>();
  private Instant next = Instant.MIN;

  Suggestions(
      InventoryStore store,
      CalendarSettings settings,
      List<SuggestsRenewal> authorities,
      CalendarMeters meters,
      Clock clock) {
    this(store, settings, authorities, meters, clock, MOST);
  }

  /**
   * @param authorities that are asked, where the settings let them be
   * @param most certificates that are asked for
   */
  Suggestions(
      InventoryStore store,
      CalendarSettings settings,
      List<SuggestsRenewal> authorities,
      CalendarMeters meters,
      Clock clock,
      int most) {
    this.store = store;
    this.settings = settings;
    this.authorities = settings.ari() ? List.copyOf(authorities) : List.of();
    this.meters = meters;
    this.clock = clock;
    this.most = most;
  }

  /** As the calendar sees a certificate of which it is known when it ends. */
  Expiring of(Entry entry) {
    Expiring told = Expiring.of(entry);
    return Optional.ofNullable(known.get(told.id())).map(s -> told.with(s.window())).orElse(told);
  }

  /** Certificates whose window has ended, as far as they are there. */
  Stream<Entry> ended(Instant now) {
    return known.values().stream()
        .filter(s -> s.ended(now))
        .sorted(Comparator.comparing(Suggestion::notAfter))
        .flatMap(s -> store.byId(s.id()).stream())
        .filter(Entry::timed);
  }

  /** Which certificates are asked for from now on: those that begin to matter before long. */
  void choose(Instant now) {
    Instant until = now.plus(new Windows(settings, now).ahead());
    Set<String> chosen = new HashSet<>();
    if (!authorities.isEmpty()) {
      for (Entry entry : new Range(store, now, now.plus(Range.FARTHEST))) {
        if (chosen.size() == most) {
          break;
        }
        chosen(entry, until).ifPresent(s -> chosen.add(s.id()));
      }
    }
    known.keySet().retainAll(chosen);
  }

  private Optional<Suggestion> chosen(Entry entry, Instant until) {
    // The authority is asked by what only the bytes say: the identifier of its key (section 4.1).
    if (!entry.timed() || entry.authority() || entry.der().isEmpty()) {
      return Optional.empty();
    }
    Expiring c = Expiring.of(entry);
    if (c.done() || Renewal.opens(c, settings.opens()).isAfter(until)) {
      return Optional.empty();
    }
    return authorities.stream()
        .filter(a -> a.issued(c.authority()))
        .findFirst()
        .map(a -> known.computeIfAbsent(c.id(), id -> Suggestion.unasked(id, a, c.notAfter())));
  }

  /** Asks those whose turn it is; at most once a minute, and for about a minute each authority. */
  void ask() {
    Instant now = clock.instant();
    if (now.isBefore(next)) {
      return;
    }
    next = now.plus(MINUTE);
    authorities.forEach(this::ask);
  }

  private void ask(SuggestsRenewal authority) {
    Instant begun = clock.instant();
    List<Suggestion> due =
        known.values().stream()
            .filter(s -> s.authority() == authority && !s.again().isAfter(begun))
            .sorted(Suggestion.LONGEST_WAITING)
            .limit(A_MINUTE)
            .toList();
    int failures = 0;
    for (Suggestion one : due) {
      boolean late = clock.instant().isAfter(begun.plus(MINUTE));
      if (late || failures == FAILURES || Thread.currentThread().isInterrupted()) {
        return;
      }
      failures = ask(one) ? 0 : failures + 1;
    }
  }

  private boolean ask(Suggestion one) {
    Optional<Entry> entry = store.byId(one.id());
    if (entry.isEmpty()) {
      known.remove(one.id());
      return true;
    }
    try {
      Optional<RenewalWindow> told = one.authority().renewal(X509.der(entry.get().der().bytes()));
      known.put(one.id(), one.told(told, clock.instant()));
      meters.asked(told.isPresent() ? "told" : "none");
      return true;
    } catch (IOException | BadRecord e) {
      LOG.info(
          "calendar: {} does not tell when to renew {}: {}",
          one.authority().name(),
          one.id(),
          e.getMessage());
      known.put(one.id(), one.later(clock.instant()));
      meters.asked("failed");
      return false;
    }
  }

  /** Another hub asks now. */
  void clear() {
    known.clear();
  }
}
