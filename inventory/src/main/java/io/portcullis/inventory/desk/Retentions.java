package io.portcullis.inventory.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.portcullis.inventory.desk.Ruling.Why;
import io.portcullis.inventory.exercise.Hold;
import io.portcullis.inventory.exercise.Retention;

/** What people ask of what has to be kept. */
public final class Retentions {
  private Retentions() {}

  /** How long it is kept; holds stay as they are. It may be longer than before, and not shorter. */
  public static Ruling<RetentionItem> set(
      Optional<RetentionItem> before, String key, Retention wanted) {
    if (!wanted.said()) {
      return Ruling.refused(Why.INVALID, "a key is kept for some time at least, such as PT1H");
    }
    List<Hold> holds = before.map(b -> b.retention().holds()).orElse(List.of());
    boolean shorter =
        before
            .map(RetentionItem::retention)
            .filter(Retention::said)
            .filter(b -> wanted.from().plus(wanted.least()).isBefore(b.from().plus(b.least())))
            .isPresent();
    return shorter
        ? Ruling.refused(Why.CONFLICT, "it is kept for longer already")
        : Ruling.of(
            () ->
                new RetentionItem(
                    key, new Retention(wanted.from(), wanted.least(), wanted.most(), holds)));
  }

  /**
   * Because of a case it must be kept, also when nobody said before how long. Once the case is over
   * somebody has to say so, before it may be destroyed.
   *
   * @param name of the case
   */
  public static Ruling<RetentionItem> hold(
      Optional<RetentionItem> before, String key, String name, By by) {
    RetentionItem item = before.orElseGet(() -> new RetentionItem(key, Retention.UNSAID));
    if (open(item, name).isPresent()) {
      return Ruling.refused(Why.CONFLICT, "there is a legal hold of this name already");
    }
    return Ruling.of(
        () -> {
          List<Hold> holds = new ArrayList<>(item.retention().holds());
          holds.add(new Hold(name, by.person(), by.at(), Optional.empty()));
          return with(item, holds);
        });
  }

  /** The case is over. Who ordered the hold does not lift it. */
  public static Ruling<RetentionItem> release(RetentionItem item, String name, By by) {
    Optional<Hold> open = open(item, name);
    if (open.isEmpty()) {
      return Ruling.refused(Why.CONFLICT, "there is no legal hold of this name");
    }
    Hold hold = open.get();
    if (by.is(hold.by())) {
      return Ruling.refused(Why.NOT_THIS_PERSON, "who ordered it does not lift it");
    }
    List<Hold> holds = new ArrayList<>(item.retention().holds());
    holds.set(
        holds.indexOf(hold), new Hold(hold.name(), hold.by(), hold.from(), Optional.of(by.at())));
    return Ruling.of(() -> with(item, holds));
  }

  private static RetentionItem with(RetentionItem item, List<Hold> holds) {
    Retention r = item.retention();
    return new RetentionItem(item.about(), new Retention(r.from(), r.least(), r.most(), holds));
  }

  private static Optional<Hold> open(RetentionItem item, String name) {
    return item.retention().holds().stream()
        .filter(h -> h.name().equalsIgnoreCase(name.strip()) && h.until().isEmpty())
        .findFirst();
  }
}
