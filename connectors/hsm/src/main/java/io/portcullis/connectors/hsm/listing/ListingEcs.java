package io.portcullis.connectors.hsm.listing;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

import io.portcullis.connectors.api.Ecs;
import io.portcullis.model.KeyAttributes;
import io.portcullis.model.KeyDeclaration;
import io.portcullis.model.KeyDeclaration.KeyRotation;
import io.portcullis.model.KeyListed;

/** A row of a listing in the words of ECS. */
final class ListingEcs {
  private ListingEcs() {}

  static Ecs described(
      Service service, KeyRow.Described row, KeyAttributes attributes, Instant at) {
    KeyListed listed = row.listed();
    Ecs ecs =
        base(service, row, "key-listed", at)
            .put("key_service.key.type", attributes.type())
            .put("key_service.key.size", attributes.size())
            .put("key_service.key.usages", attributes.usages().stream().sorted().toList())
            .put("key_service.key.hardware", row.hardware())
            .put("key_service.key.extractable", lower(attributes.extractable()))
            .put("key_service.key.non_exportable", attributes.nonExportable())
            .put("key_service.key.status", KeyDeclaration.word(listed.status()))
            .put("key_service.key.origin", KeyDeclaration.word(listed.origin()))
            .put("key_service.key.versions", listed.versions())
            .put("key_service.key.usable_versions", listed.usable())
            .put("key_service.key.notes", listed.notes());
    listed.deletion().ifPresent(day -> ecs.put("key_service.key.deletion", day.toString()));
    return rotation(ecs, listed.rotation());
  }

  private static Ecs rotation(Ecs ecs, KeyRotation rotation) {
    rotation.every().ifPresent(every -> ecs.put("key_service.key.rotation.days", every.toDays()));
    put(ecs, "last", rotation.last());
    put(ecs, "next", rotation.next());
    return ecs;
  }

  private static void put(Ecs ecs, String field, Optional<Instant> at) {
    at.ifPresent(day -> ecs.put("key_service.key.rotation." + field, day.toString()));
  }

  /** Of a row with no more than a name. */
  static Ecs named(Service service, KeyRow row, String action, String reason, Instant at) {
    return base(service, row, action, at).put("event.reason", reason);
  }

  private static Ecs base(Service service, KeyRow row, String action, Instant at) {
    return new Ecs(at, service.vendor(), "key_service.listing")
        .kind("configuration", "info")
        .put("event.action", action)
        .put("observer.product", service.product())
        .put("key_service.place", service.place())
        .put("key_service.key.id", row.id())
        .put("key_service.key.label", row.label());
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }
}
