package io.portcullis.routes.runtime;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.portcullis.routes.alerts.AlertBook;
import io.portcullis.routes.alerts.AlertState;
import io.portcullis.routes.alerts.Ending;
import io.portcullis.routes.alerts.KeptAlerts;
import io.portcullis.routes.alerts.Leg;
import io.portcullis.routes.api.AlertDesk;
import io.portcullis.routes.api.AlertPage;
import io.portcullis.routes.api.AlertView;
import io.portcullis.routes.api.HubRefusal;
import io.portcullis.routes.api.HubRefusal.Kind;
import io.portcullis.routes.people.Person;

/** Alerts as this hub knows them. */
final class LiveAlerts implements AlertDesk {
  private static final Comparator<AlertState> NEWEST_FIRST =
      Comparator.comparing((AlertState s) -> s.alert().at())
          .reversed()
          .thenComparing(s -> s.alert().id());

  private final Supplier<Middle> middle;
  private final Clock clock;

  LiveAlerts(Supplier<Middle> middle, Clock clock) {
    this.middle = middle;
    this.clock = clock;
  }

  @Override
  public AlertPage page(boolean open, String after, int most) {
    AlertBook book = middle.get().alertBook();
    Stream<AlertState> asked =
        open ? book.open().stream() : Stream.concat(book.open().stream(), book.ended().stream());
    List<AlertState> all = asked.sorted(NEWEST_FIRST).toList();
    int from = after.isEmpty() ? 0 : place(all, after) + 1;
    List<AlertState> some = all.subList(from, Math.min(from + most, all.size()));
    boolean last = from + some.size() == all.size();
    return new AlertPage(
        some.stream().map(LiveAlerts::view).toList(), last ? "" : some.getLast().alert().id());
  }

  private static int place(List<AlertState> all, String id) {
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).alert().id().equals(id)) {
        return i;
      }
    }
    throw new HubRefusal(Kind.CONFLICT, "alert " + id + " is not in this list any more");
  }

  @Override
  public AlertView find(String id) {
    return view(state(id));
  }

  @Override
  public AlertView acknowledge(Person by, String id, String reason) {
    Optional<Ending> before = state(id).ending();
    if (before.isPresent()) {
      throw new HubRefusal(Kind.CONFLICT, "it is over: " + text(before.get()));
    }
    KeptAlerts alerts = middle.get().alerts();
    try {
      Ending ending = new Ending(Ending.Kind.ACKNOWLEDGED, by.name(), clock.instant(), reason);
      alerts.end(List.of(id), ending);
    } catch (IllegalStateException e) {
      throw new HubRefusal(Kind.NOT_READY, "Kafka did not take it");
    }
    return find(id);
  }

  private static String text(Ending ending) {
    return switch (ending.kind()) {
      case ACKNOWLEDGED -> ending.by() + " acknowledged it at " + ending.at();
      case CLOSED -> "closed at " + ending.at() + ", " + ending.reason();
    };
  }

  private AlertState state(String id) {
    return middle
        .get()
        .alertBook()
        .find(id)
        .orElseThrow(() -> new HubRefusal(Kind.UNKNOWN, "no alert is known as " + id));
  }

  private static AlertView view(AlertState state) {
    return new AlertView(
        state.alert().id(),
        state.alert().kind(),
        state.alert().severity(),
        state.alert().owner(),
        state.alert().subject(),
        state.alert().title(),
        state.alert().lines(),
        state.alert().links(),
        state.alert().at(),
        state
            .ending()
            .map(e -> AlertView.State.valueOf(e.kind().name()))
            .orElse(AlertView.State.OPEN),
        state.ending().map(Ending::by).orElse(""),
        state.ending().map(e -> e.at().toString()).orElse(""),
        state.ending().map(Ending::reason).orElse(""),
        state.way().legs().stream().map(LiveAlerts::told).toList());
  }

  private static AlertView.Told told(Leg leg) {
    String word = leg.state().name().toLowerCase(Locale.ROOT).replace('_', '-');
    return new AlertView.Told(leg.channel(), leg.step(), word, leg.tries(), leg.at(), leg.detail());
  }
}
