package io.portcullis.routes.api;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import io.portcullis.inventory.Declared;
import io.portcullis.inventory.Entry;
import io.portcullis.inventory.Told;
import io.portcullis.inventory.read.Body;
import io.portcullis.inventory.read.Options;
import io.portcullis.inventory.read.Refused;
import io.portcullis.inventory.store.Filter;
import io.portcullis.model.Certificate;

/** An inventory in memory that begins with two certificates of one key. */
final class FakeInventory implements CertificateInventory {
  static final String SHA256 = "aa".repeat(32);
  private static final String SPKI = "cc".repeat(32);

  private final Map<String, Entry> entries = new LinkedHashMap<>();

  FakeInventory() {
    put(entry(SHA256, "10a7", "CN=shop.example.org"));
    put(entry("bb".repeat(32), "10a8", "CN=mail.example.org"));
  }

  private void put(Entry entry) {
    entries.merge(entry.id(), entry, Entry::merge);
  }

  private static Entry entry(String sha256, String serial, String subject) {
    Instant begin = Instant.parse("2026-01-01T00:00:00Z");
    Instant end = Instant.parse("2026-04-01T00:00:00Z");
    Certificate certificate =
        new Certificate("CN=Lab CA", serial, subject, sha256, SPKI, begin, end, false, "");
    Told owner = Told.of("web team", "scan", FakeHub.THEN);
    return Entry.told(certificate, "scan", FakeHub.THEN)
        .with(new Declared(null, owner, null, null, null, null, List.of("lb-1", "lb-2")));
  }

  @Override
  public CertificateList list(Filter filter, String cursor, int most) {
    if (!cursor.isEmpty() && !cursor.matches("\\d+")) {
      throw new HubRefusal(HubRefusal.Kind.INVALID, "cursor: not one of this list");
    }
    List<Entry> all =
        entries.values().stream()
            .filter(e -> filter.owner().isEmpty() || filter.owner().equals(e.owner()))
            .toList();
    int from = cursor.isEmpty() ? 0 : Integer.parseInt(cursor);
    int to = Math.min(all.size(), from + most);
    Optional<String> next = to < all.size() ? Optional.of("" + to) : Optional.empty();
    return new CertificateList(all.subList(from, to), next, false, Optional.of(FakeHub.THEN));
  }

  @Override
  public CertificateList expiring(Duration within, String cursor, int most) {
    return within.isZero() ? found(List.of()) : list(Filter.ALL, cursor, most);
  }

  @Override
  public CertificateList ofKey(String spki, String cursor, int most) {
    return spki.equals(SPKI) ? list(Filter.ALL, cursor, most) : found(List.of());
  }

  @Override
  public CertificateList named(String name, String cursor, int most) {
    return found(entries.values().stream().filter(e -> e.names().contains(name)).toList());
  }

  @Override
  public CertificateList numbered(String issuer, String serial) {
    return found(
        entries.values().stream().filter(e -> e.certificate().serial().equals(serial)).toList());
  }

  private static CertificateList found(List<Entry> some) {
    return new CertificateList(some, Optional.empty(), false, Optional.of(FakeHub.THEN));
  }

  @Override
  public CertificateAnswer find(String id) {
    Entry one =
        Optional.ofNullable(entries.get(id))
            .orElseThrow(
                () -> new HubRefusal(HubRefusal.Kind.UNKNOWN, "no certificate is known as " + id));
    List<Entry> others =
        entries.values().stream()
            .filter(e -> e.certificate().spki().equals(one.certificate().spki()))
            .filter(e -> !e.id().equals(id))
            .toList();
    return new CertificateAnswer(id, List.of(one), others, false);
  }

  @Override
  public Imported take(Body.Kind kind, String source, byte[] body) {
    List<Entry> read = new ArrayList<>();
    List<Refused> refused = new ArrayList<>();
    Body.read(body, kind, Options.of(source, FakeHub.THEN), read::add, refused::add);
    read.forEach(this::put);
    return new Imported(read.size(), refused.size(), refused);
  }

  @Override
  public void export(Consumer<Entry> into) {
    entries.values().forEach(into);
  }
}
