package io.portcullis.routes.remark;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What is worth telling: what is otherwise than told last, and everything again after a while. It
 * holds one entry for each thing that was told of.
 *
 * @param <R> what is told of one thing
 */
public final class News<R> {
  private final Duration again;
  private final Function<R, ?> thing;
  private final Function<R, ?> said;
  private final Map<Object, Told<R>> told = new HashMap<>();

  private record Told<R>(R row, Instant at) {}

  /**
   * @param again from when on the same is told once more
   * @param thing that a row is about
   * @param said what of a row counts: what else is otherwise is no news
   */
  public News(Duration again, Function<R, ?> thing, Function<R, ?> said) {
    this.again = again;
    this.thing = thing;
    this.said = said;
  }

  public List<R> of(List<R> rows, Instant now) {
    return rows.stream().filter(row -> fresh(row, now)).toList();
  }

  /** What was told last of things that are not among these. */
  public List<R> gone(List<R> rows) {
    Set<Object> there = rows.stream().map(thing).collect(Collectors.toSet());
    return told.entrySet().stream()
        .filter(e -> !there.contains(e.getKey()))
        .map(e -> e.getValue().row())
        .toList();
  }

  /** They are in the log. */
  public void told(List<R> rows, Instant now) {
    rows.forEach(row -> told.put(thing.apply(row), new Told<>(row, now)));
  }

  /** Another hub may have told of it since. */
  public void clear() {
    told.clear();
  }

  private boolean fresh(R row, Instant now) {
    Told<R> last = told.get(thing.apply(row));
    return last == null
        || !said.apply(last.row()).equals(said.apply(row))
        || !last.at().plus(again).isAfter(now);
  }
}
