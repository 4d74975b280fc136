package io.portcullis.routes.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.portcullis.inventory.desk.By;
import io.portcullis.inventory.desk.Item;
import io.portcullis.inventory.desk.Ruling;
import io.portcullis.routes.people.Person;

/** A calendar in memory that knows the keys k1 and k2; much hangs on k1. */
final class FakeDesk implements Desk {
  private final Map<String, DeskEntry<?>> kept = new TreeMap<>();

  @Override
  public synchronized <T extends Item> DeskPage<T> page(
      Class<T> type, String about, boolean ended, String after, int most) {
    List<DeskEntry<T>> found =
        kept.values().stream()
            .filter(e -> type.isInstance(e.item()))
            .map(e -> entry(type, e))
            .filter(e -> ended || !e.item().ended())
            .filter(e -> about.isEmpty() || e.item().about().equals(about))
            .filter(e -> e.item().id().compareTo(after) > 0)
            .limit(most)
            .toList();
    return new DeskPage<>(
        found, found.size() < most ? Optional.empty() : Optional.of(found.getLast().item().id()));
  }

  @Override
  public <T extends Item> DeskEntry<T> find(Class<T> type, String id) {
    return known(type, id)
        .orElseThrow(() -> new HubRefusal(HubRefusal.Kind.UNKNOWN, "nothing is kept under " + id));
  }

  @Override
  public synchronized <T extends Item> Optional<DeskEntry<T>> known(Class<T> type, String id) {
    return kept.values().stream()
        .filter(e -> type.isInstance(e.item()) && e.item().id().equals(id))
        .map(e -> entry(type, e))
        .findFirst();
  }

  @Override
  public synchronized <T extends Item> DeskEntry<T> change(
      Class<T> type, String id, long version, Person by, Change<T> change) {
    Optional<DeskEntry<T>> before = known(type, id);
    if (before.map(DeskEntry::version).orElse(0L) != version) {
      throw new HubRefusal(HubRefusal.Kind.CONFLICT, "it is another version by now");
    }
    return switch (change.on(before.map(DeskEntry::item), new By(by.name(), Instant.now()))) {
      case Ruling.Refused<T> refused ->
          throw new HubRefusal(HubRefusal.Kind.valueOf(refused.why().name()), refused.reason());
      case Ruling.Changed<T> changed -> {
        DeskEntry<T> now =
            new DeskEntry<>(version + 1, by.name(), FakeHub.THEN, changed.item(), List.of());
        kept.put(changed.item().name(), now);
        yield now;
      }
    };
  }

  private static <T extends Item> DeskEntry<T> entry(Class<T> type, DeskEntry<?> e) {
    return new DeskEntry<>(e.version(), e.by(), e.at(), type.cast(e.item()), e.remarks());
  }

  @Override
  public void makeKnown(String name) {
    // It knows two keys, and there is no inventory.
  }

  @Override
  public String subject(String name) {
    if (!List.of("k1", "k2").contains(name)) {
      throw new HubRefusal(HubRefusal.Kind.UNKNOWN, "no key is known as " + name);
    }
    return name;
  }

  @Override
  public String key(String name) {
    return subject(name);
  }

  @Override
  public boolean strict(String subject) {
    return subject.equals("k1");
  }

  @Override
  public String matrix(String subject) {
    return "a".repeat(64);
  }
}
