package io.portcullis.routes.alerts;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import io.portcullis.model.Alert;

/** Keeps the number of alerts bounded, the open ones and those that are over. */
final class Housekeeping {
  /** Open at a time; the oldest findings give way. */
  static final int MOST_OPEN = 10_000;

  /** Remembered after their end, so that they are not told again; the oldest give way. */
  static final int MOST_ENDED = 20_000;

  /** And no longer than this. */
  static final Duration REMEMBERED = Duration.ofDays(90);

  /** Closed or forgotten in one go. */
  private static final int AT_ONCE = 1_000;

  private static final Comparator<AlertState> FINDINGS_FIRST =
      Comparator.comparing(
          (AlertState state) -> state.alert().kind() == Alert.Kind.FINDING ? 0 : 1);

  private final AlertBook book;
  private final Plan plan;
  private final Closing closing;
  private final AlertMeters meters;

  /** Ends alerts, or forgets them; each returns when it is durable. */
  interface Closing {
    void end(List<String> ids, Ending ending);

    void forget(List<String> ids);
  }

  Housekeeping(AlertBook book, Plan plan, Closing closing, AlertMeters meters) {
    this.book = book;
    this.plan = plan;
    this.closing = closing;
    this.meters = meters;
  }

  void tidy(Instant now) {
    List<AlertState> open = book.open();
    List<String> old = ids(open.stream().filter(state -> plan.tooOld(state, now)));
    if (!old.isEmpty()) {
      closing.end(old, closed(now, "nobody has acknowledged it for " + plan.closeAfter()));
      meters.expired(old.size());
    }
    List<String> excess =
        ids(open.stream().sorted(FINDINGS_FIRST).limit(Math.max(0, open.size() - MOST_OPEN)));
    if (!excess.isEmpty()) {
      closing.end(excess, closed(now, "more than " + MOST_OPEN + " alerts were open"));
      meters.overflowed(excess.size());
    }
    forget(now);
  }

  private void forget(Instant now) {
    List<AlertState> ended = book.ended();
    int tooMany = Math.max(0, ended.size() - MOST_ENDED);
    List<String> forgotten =
        ids(
            Stream.concat(
                    ended.stream().limit(tooMany),
                    ended.stream().skip(tooMany).filter(state -> past(state, now)))
                .limit(AT_ONCE));
    if (!forgotten.isEmpty()) {
      closing.forget(forgotten);
    }
  }

  private static boolean past(AlertState state, Instant now) {
    return state.ending().filter(e -> !e.at().plus(REMEMBERED).isAfter(now)).isPresent();
  }

  private static Ending closed(Instant now, String why) {
    return new Ending(Ending.Kind.CLOSED, "", now, why);
  }

  private static List<String> ids(Stream<AlertState> states) {
    return states.map(state -> state.alert().id()).toList();
  }
}
