package io.portcullis.connectors.notify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import io.portcullis.model.Alert;
import io.portcullis.model.Severity;

/**
 * What a channel carries: one alert, or several in one.
 *
 * @param id the same when it is repeated
 * @param severity the highest of what it tells of
 * @param items what it tells of, 1 to {@link #MAX_ITEMS}
 * @param more how many others there are that it only counts
 * @param at when the oldest of them came about
 */
public record Message(
    String id,
    Severity severity,
    String owner,
    String title,
    List<Item> items,
    int more,
    Instant at) {
  public static final int MAX_ITEMS = 20;
  private static final int FEW_LINES = 3;

  /**
   * One alert.
   *
   * @param links absolute addresses
   */
  public record Item(Severity severity, String title, List<String> lines, List<Alert.Link> links) {
    public Item {
      lines = List.copyOf(lines);
      links = List.copyOf(links);
    }

    private Item cut(int most) {
      return lines.size() <= most ? this : new Item(severity, title, lines.subList(0, most), links);
    }
  }

  public Message {
    items = List.copyOf(items);
    if (items.isEmpty() || items.size() > MAX_ITEMS) {
      throw new IllegalArgumentException("a message tells of 1 to " + MAX_ITEMS + " alerts");
    }
  }

  /** True when it is one alert, so that its title is the alert's own. */
  public boolean single() {
    return items.size() == 1 && more == 0;
  }

  /**
   * As much of it as the other side takes: fewer lines of each alert first, then fewer alerts, and
   * those that do not fit are counted.
   */
  public Message fitting(Predicate<Message> fits) {
    Message now = this;
    Optional<Message> less = smaller();
    while (!fits.test(now) && less.isPresent()) {
      now = less.get();
      less = now.smaller();
    }
    return now;
  }

  private Optional<Message> smaller() {
    int longest = items.stream().mapToInt(item -> item.lines().size()).max().orElse(0);
    if (longest > FEW_LINES || (longest > 0 && items.size() == 1)) {
      return Optional.of(with(items.stream().map(item -> item.cut(longest / 2)).toList(), more));
    }
    int half = items.size() / 2;
    return half == 0
        ? Optional.empty()
        : Optional.of(with(items.subList(0, half), more + items.size() - half));
  }

  private Message with(List<Item> some, int others) {
    return new Message(id, severity, owner, title, some, others, at);
  }

  /** For people who read plain text, line by line. */
  public List<String> plain() {
    List<String> lines = new ArrayList<>();
    for (Item item : items) {
      if (!single()) {
        lines.add("");
        lines.add(item.severity() + ": " + item.title());
      }
      lines.addAll(item.lines());
      item.links().forEach(link -> lines.add(link.text() + ": " + link.target()));
    }
    if (more > 0) {
      lines.add("");
      lines.add(rest());
    }
    return lines;
  }

  /** What is only counted, in words. */
  public String rest() {
    return "and " + more + " more: portcullis alerts list --open";
  }
}
