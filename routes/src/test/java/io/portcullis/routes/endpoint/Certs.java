package io.portcullis.routes.endpoint;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import io.portcullis.inventory.Declared;
import io.portcullis.inventory.Entry;
import io.portcullis.model.Certificate;

/** Certificates of one name and issuer, and an inventory that knows some. */
final class Certs implements Known {
  static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  static final String ISSUER = "CN=Shop CA";
  static final String NAME = "shop.example.org";
  private static final long DAY = 86_400;

  private final Map<String, Entry> all = new HashMap<>();

  /** Begins so many days after {@link #NOW}, and lives for 90. */
  static Entry cert(int number, int day) {
    return cert(number, day, ISSUER, NAME);
  }

  static Entry cert(int number, int day, String issuer, String name) {
    Instant from = NOW.plusSeconds(day * DAY);
    return Entry.told(
        new Certificate(
            issuer,
            "" + number,
            "CN=" + name,
            hex(number),
            key(number),
            from,
            from.plusSeconds(90 * DAY),
            false,
            ""),
        "test",
        from);
  }

  static String hex(int number) {
    return "%064x".formatted(number);
  }

  static String key(int number) {
    return "%064x".formatted(number + 0xa000);
  }

  static Entry at(Entry entry, String... places) {
    return entry.with(new Declared(null, null, null, null, null, null, List.of(places)));
  }

  Certs knows(Entry... entries) {
    learn(List.of(entries));
    return this;
  }

  @Override
  public Optional<Entry> byId(String id) {
    return Optional.ofNullable(all.get(id));
  }

  @Override
  public List<Entry> named(String name) {
    return all.values().stream().filter(e -> e.names().contains(name)).toList();
  }

  @Override
  public void learn(List<Entry> entries) {
    entries.forEach(e -> all.merge(e.id(), e, Entry::merge));
  }

  @Override
  public void each(Consumer<Entry> reader) {
    all.values().forEach(reader);
  }
}
