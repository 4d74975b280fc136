package io.portcullis.routes.cli;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.connectors.api.Json;
import io.portcullis.inventory.desk.CustodyItem;
import io.portcullis.inventory.desk.DestructionItem;
import io.portcullis.inventory.desk.ErasureItem;
import io.portcullis.inventory.desk.ExerciseItem;
import io.portcullis.inventory.desk.Item;
import io.portcullis.inventory.desk.RetentionItem;
import io.portcullis.inventory.desk.RotationItem;
import io.portcullis.routes.api.DeskEntry;
import io.portcullis.routes.api.DeskPage;

/** The calls about one kind of item of the calendar. */
record DeskKind<T extends Item>(String path, Class<T> type) {
  static final DeskKind<RotationItem> ROTATION = new DeskKind<>("/rotations", RotationItem.class);
  static final DeskKind<ExerciseItem> EXERCISE = new DeskKind<>("/exercises", ExerciseItem.class);
  static final DeskKind<CustodyItem> CUSTODY = new DeskKind<>("/custody", CustodyItem.class);
  static final DeskKind<RetentionItem> RETENTION =
      new DeskKind<>("/retention", RetentionItem.class);
  static final DeskKind<DestructionItem> DESTRUCTION =
      new DeskKind<>("/destructions", DestructionItem.class);

  static final DeskKind<ErasureItem> ERASURE = new DeskKind<>("/audit/erasures", ErasureItem.class);

  DeskEntry<T> get(HubClient client, String id) {
    return entry(client.get(at(id), JsonNode.class));
  }

  DeskEntry<T> post(HubClient client, String at, Object body) {
    return entry(client.post(at, body, JsonNode.class));
  }

  DeskEntry<T> put(HubClient client, String id, Object body) {
    return entry(client.put(at(id), body, JsonNode.class));
  }

  DeskPage<T> page(HubClient client, Query query) {
    JavaType page = Json.MAPPER.getTypeFactory().constructParametricType(DeskPage.class, type);
    return Json.MAPPER.convertValue(client.get(path + query, JsonNode.class), page);
  }

  /** What is kept of a subject, as it stands: 0 where nothing is. */
  long versionOf(HubClient client, String about) {
    return page(client, new Query().with("about", about).with("ended", "true")).entries().stream()
        .mapToLong(DeskEntry::version)
        .findFirst()
        .orElse(0);
  }

  String at(String id) {
    return path + "/" + HubClient.step(id);
  }

  private DeskEntry<T> entry(JsonNode json) {
    return Json.MAPPER.convertValue(
        json, Json.MAPPER.getTypeFactory().constructParametricType(DeskEntry.class, type));
  }
}
