package io.portcullis.routes.renewal;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.api.remark.RemarkRow;
import io.portcullis.inventory.calendar.Digest;
import io.portcullis.inventory.calendar.Memory;
import io.portcullis.inventory.calendar.Told;
import io.portcullis.model.Alert;

/**
 * What was told, as the hub that has the duty knows it: which step of each certificate, the last
 * message to each owner, which items were remarked. A message and what it tells are one write, so
 * that whoever takes over knows both or neither; a message that is written and not raised yet is
 * raised then.
 */
final class Reminders implements Memory {
  /** Most certificates of which it holds what was told: some 300 MB. */
  static final int MOST = 1_000_000;

  private static final String TOLD = "told|";
  private static final String OWNER = "owner|";
  private static final String ITEM = "item|";
  private static final Duration OWNERS_KEPT = Duration.ofDays(7);

  private final Journal journal;
  private final int most;
  private final Map<String, Told> told = new HashMap<>();
  private final Map<String, Message> messages = new TreeMap<>();
  private final Map<String, Item> items = new TreeMap<>();

  /** Reads all of it. */
  Reminders(Journal journal) {
    this(journal, MOST);
  }

  /**
   * @param most certificates of which it holds what was told
   */
  Reminders(Journal journal, int most) {
    this.journal = journal;
    this.most = most;
    journal.read(this::accept);
  }

  private void accept(String key, Optional<byte[]> value) {
    if (key.startsWith(TOLD)) {
      put(told, key.substring(TOLD.length()), value.map(v -> Json.read(v, Told.class)));
    } else if (key.startsWith(OWNER)) {
      put(messages, key.substring(OWNER.length()), value.map(v -> Json.read(v, Message.class)));
    } else if (key.startsWith(ITEM)) {
      put(items, key.substring(ITEM.length()), value.map(v -> Json.read(v, Item.class)));
    }
  }

  private static <T> void put(Map<String, T> into, String key, Optional<T> value) {
    value.ifPresentOrElse(v -> into.put(key, v), () -> into.remove(key));
  }

  @Override
  public Optional<Told> told(String certificate) {
    return Optional.ofNullable(told.get(certificate));
  }

  @Override
  public Optional<LocalDate> lastMessage(String owner) {
    return Optional.ofNullable(messages.get(owner)).map(Message::day);
  }

  /** Of how many more certificates it can hold what was told. */
  int room() {
    return Math.max(0, most - told.size());
  }

  /** Messages that were not raised yet, by owner. */
  List<Message> pending() {
    return messages.values().stream().filter(m -> m.alert().isPresent()).toList();
  }

  void keep(Digest digest, Alert alert) {
    Message message = new Message(digest.owner(), digest.day(), Optional.of(alert));
    Map<String, Optional<Object>> writes = new HashMap<>();
    digest.told().forEach(t -> writes.put(TOLD + t.id(), Optional.of(t)));
    writes.put(OWNER + digest.owner(), Optional.of(message));
    journal.write(writes);
    digest.told().forEach(t -> told.put(t.id(), t));
    messages.put(digest.owner(), message);
  }

  void raised(Message message) {
    Message done = message.raised();
    journal.write(Map.of(OWNER + message.owner(), Optional.of(done)));
    messages.put(message.owner(), done);
  }

  /** What nobody will ask for again: certificates of which nobody is told any more, old days. */
  void forget(Instant now, LocalDate today) {
    LocalDate kept = today.minusDays(OWNERS_KEPT.toDays());
    List<String> past = told.values().stream().filter(t -> t.past(now)).map(Told::id).toList();
    List<String> old =
        messages.values().stream()
            .filter(m -> m.alert().isEmpty() && m.day().isBefore(kept))
            .map(Message::owner)
            .toList();
    Map<String, Optional<Object>> writes = new HashMap<>();
    past.forEach(id -> writes.put(TOLD + id, Optional.empty()));
    old.forEach(owner -> writes.put(OWNER + owner, Optional.empty()));
    journal.write(writes);
    past.forEach(told::remove);
    old.forEach(messages::remove);
  }

  /**
   * What of these rows is worth telling: what is new or otherwise, all of it on another day, and of
   * what was remarked before and is no more that it is no more.
   */
  List<RemarkRow> news(Collection<RemarkRow> rows, LocalDate today) {
    List<RemarkRow> news = new ArrayList<>();
    Map<String, Item> gone = new TreeMap<>(items);
    for (RemarkRow row : rows) {
      Item last = gone.remove(Item.key(row));
      if (last == null || !last.says(row) || last.day().isBefore(today)) {
        news.add(row);
      }
    }
    gone.values().forEach(item -> news.add(item.nothing()));
    return news;
  }

  /** They are in the log. */
  void remarked(Collection<RemarkRow> rows, LocalDate today) {
    Map<String, Optional<Object>> writes = new HashMap<>();
    for (RemarkRow row : rows) {
      boolean nothing = row.remarked().said().isEmpty();
      Optional<Item> item = nothing ? Optional.empty() : Optional.of(Item.of(row, today));
      writes.put(ITEM + Item.key(row), item.map(i -> i));
      put(items, Item.key(row), item);
    }
    journal.write(writes);
  }
}
