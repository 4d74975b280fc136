package io.portcullis.routes.seal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.evidence.Dataset;
import io.portcullis.model.evidence.Seal;
import io.portcullis.model.evidence.SealedDocument;
import io.portcullis.model.evidence.SealedText;
import io.portcullis.routes.embedded.Topic;

/** Sealed records, stored once and never again: what is there must be what was sealed. */
final class SealedFreight implements Freight {
  private final StoredSeals stored;
  private final ConflictAlarm alarm;
  private final ChainWatch chains = new ChainWatch();
  private final OwnTrail trail;

  SealedFreight(
      Elasticsearch elasticsearch,
      Reports reports,
      OwnTrail trail,
      ShipperStatus status,
      Clock clock) {
    this.stored = new StoredSeals(elasticsearch);
    this.alarm = new ConflictAlarm(reports, trail, status, clock);
    this.trail = trail;
  }

  @Override
  public Topic topic() {
    return Topic.SEALED;
  }

  @Override
  public String group() {
    return "ship";
  }

  @Override
  public Item pack(ConsumerRecord<String, byte[]> record) {
    Place place = place(record.value());
    Seal seal = place.seal();
    chains.broken(seal).ifPresent(why -> trail.interrupted(OwnTrail.BROKEN, seal.chain(), why));
    return new Item(
        record,
        "create",
        place.stream(),
        seal.id(),
        OptionalLong.empty(),
        record.value(),
        Optional.of(seal));
  }

  @Override
  public List<Item> missing(List<Item> items, boolean retried) throws IOException {
    List<Item> suspects = new ArrayList<>();
    for (Item item : items) {
      if (retried || seal(item).sequence() <= stored.highest(seal(item).chain())) {
        suspects.add(item);
      }
    }
    if (suspects.isEmpty()) {
      return items;
    }
    Map<String, String> hashes = stored.hashes(suspects);
    items.forEach(item -> compare(item, hashes));
    return items.stream().filter(item -> !hashes.containsKey(item.id())).toList();
  }

  @Override
  public void settle(List<Bulk.Conflict> conflicts) throws IOException {
    if (conflicts.isEmpty()) {
      return;
    }
    Map<String, String> hashes = stored.hashesNow(conflicts);
    for (Bulk.Conflict conflict : conflicts) {
      if (!hashes.containsKey(conflict.item().id())) {
        throw new IOException(conflict.item().id() + " is taken and can not be read");
      }
      compare(conflict.item(), hashes);
    }
  }

  @Override
  public void reassigned() {
    stored.forget();
    chains.forget();
  }

  private void compare(Item item, Map<String, String> hashes) {
    String hash = hashes.getOrDefault(item.id(), seal(item).hash());
    if (!hash.equals(seal(item).hash())) {
      alarm.raise(item, hash);
    }
  }

  private static Seal seal(Item item) {
    return item.seal().orElseThrow();
  }

  /** What is to be known of a sealed record to store it. */
  private record Place(Seal seal, String stream) {}

  /**
   * Out of the octets, as the sealer spells them: making a document of them would be most of the
   * work of shipping. Others are read as a document.
   */
  private static Place place(byte[] value) {
    Optional<SealedText> text =
        value == null ? Optional.empty() : SealedText.read(value, 0, value.length);
    if (text.isPresent()) {
      return new Place(text.get().seal(), stream(text.get().dataset()));
    }
    Map<String, Object> document = document(value);
    Seal seal = SealedDocument.from(document).seal();
    Object named = document.get("data_stream") instanceof Map<?, ?> m ? m.get("dataset") : "";
    return new Place(seal, stream(named));
  }

  private static String stream(Object named) {
    for (Dataset dataset : Dataset.values()) {
      if (dataset.full().equals(named)) {
        return dataset.stream();
      }
    }
    throw new IllegalArgumentException("data_stream.dataset: not one of the hub's");
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> document(byte[] value) {
    try {
      Map<String, Object> document = value == null ? null : Json.read(value, Map.class);
      if (document == null) {
        throw new IllegalArgumentException("sealed record without a document");
      }
      return document;
    } catch (UncheckedIOException e) {
      throw new IllegalArgumentException("sealed record: " + e.getMessage(), e);
    }
  }
}
