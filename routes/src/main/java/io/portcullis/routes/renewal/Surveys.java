package io.portcullis.routes.renewal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

import io.portcullis.inventory.Entry;
import io.portcullis.inventory.calendar.Expiring;
import io.portcullis.inventory.store.Filter;
import io.portcullis.inventory.store.InventoryStore;
import io.portcullis.inventory.store.Limits;
import io.portcullis.inventory.store.Page;
import io.portcullis.inventory.survey.Survey;
import io.portcullis.routes.api.HubRefusal;
import io.portcullis.routes.config.CalendarSettings;

/**
 * Looks through the whole inventory, one look at a time, and keeps the last one for a hundred times
 * as long as it took: a million certificates take half a minute and more, a few no time.
 */
final class Surveys {
  static final Duration SHORTEST = Duration.ofSeconds(2);
  static final Duration LONGEST = Duration.ofMinutes(10);

  /** A call waits so long, and is then told to come again. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final InventoryStore store;
  private final CalendarSettings settings;
  private final Function<Entry, Expiring> expiring;
  private final Clock clock;
  private final Duration patience;
  private Optional<Look> last = Optional.empty();

  private record Look(int days, Instant begun, CompletableFuture<Survey.Result> result) {
    boolean serves(int wanted, Instant now) {
      return days == wanted && (!result.isDone() || fresh(now));
    }

    private boolean fresh(Instant now) {
      if (result.isCompletedExceptionally()) {
        return false;
      }
      Instant ended = result.join().at();
      return ended.plus(kept(Duration.between(begun, ended))).isAfter(now);
    }
  }

  /** How long a look is kept that took so long. */
  static Duration kept(Duration took) {
    Duration wanted = took.multipliedBy(100);
    if (wanted.compareTo(SHORTEST) < 0) {
      return SHORTEST;
    }
    return wanted.compareTo(LONGEST) > 0 ? LONGEST : wanted;
  }

  /**
   * @param expiring how the calendar sees a certificate
   */
  Surveys(
      InventoryStore store,
      CalendarSettings settings,
      Function<Entry, Expiring> expiring,
      Clock clock) {
    this(store, settings, expiring, clock, PATIENCE);
  }

  /**
   * @param expiring how the calendar sees a certificate
   * @param patience how long a call waits
   */
  Surveys(
      InventoryStore store,
      CalendarSettings settings,
      Function<Entry, Expiring> expiring,
      Clock clock,
      Duration patience) {
    this.store = store;
    this.settings = settings;
    this.expiring = expiring;
    this.clock = clock;
    this.patience = patience;
  }

  /**
   * @throws HubRefusal when it takes longer, or another look has to end first
   */
  Survey.Result ask(int days) {
    try {
      return look(days).get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw busy();
    } catch (ExecutionException e) {
      throw new HubRefusal(HubRefusal.Kind.NOT_READY, "the inventory could not be looked through");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw busy();
    }
  }

  /** The same, for as long as it takes. */
  Survey.Result await(int days) throws InterruptedException {
    try {
      return look(days).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the inventory could not be looked through", e.getCause());
    }
  }

  private synchronized CompletableFuture<Survey.Result> look(int days) {
    Instant now = clock.instant();
    if (last.filter(l -> l.serves(days, now)).isPresent()) {
      return last.get().result();
    }
    if (last.filter(l -> !l.result().isDone()).isPresent()) {
      throw busy();
    }
    CompletableFuture<Survey.Result> result = new CompletableFuture<>();
    last = Optional.of(new Look(days, now, result));
    Thread.ofPlatform().daemon().name("survey").start(() -> run(days, result));
    return result;
  }

  private void run(int days, CompletableFuture<Survey.Result> result) {
    try {
      result.complete(survey(days));
    } catch (RuntimeException | Error e) {
      result.completeExceptionally(e);
    }
  }

  private Survey.Result survey(int days) {
    Survey survey =
        new Survey(clock.instant().atZone(ZoneOffset.UTC).toLocalDate(), days, settings.opens());
    Optional<String> cursor = Optional.of("");
    while (cursor.isPresent()) {
      Page page = store.list(Filter.ALL, cursor.get(), Limits.MAX_PAGE);
      page.entries().forEach(entry -> survey.add(entry, expiring));
      cursor = page.next();
    }
    return survey.result(settings.issuing(), Set.copyOf(settings.offlineRoots()), clock.instant());
  }

  private static HubRefusal busy() {
    return new HubRefusal(
        HubRefusal.Kind.NOT_READY, "the inventory is being looked through; ask again in a minute");
  }
}
