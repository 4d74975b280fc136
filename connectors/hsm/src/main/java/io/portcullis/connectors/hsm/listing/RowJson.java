package io.portcullis.connectors.hsm.listing;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.portcullis.connectors.api.DurationText;
import io.portcullis.connectors.api.Json;
import io.portcullis.model.KeyDeclaration;
import io.portcullis.model.KeyDeclaration.KeyRotation;
import io.portcullis.model.KeyListed;

/** Rows as the body of a source: one JSON document on each line, as {@link RowReading} reads it. */
public final class RowJson {
  private RowJson() {}

  public static byte[] body(Service service, List<KeyRow> rows) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (KeyRow row : rows) {
      body.writeBytes(Json.bytes(fields(service, row)));
      body.write('\n');
    }
    return body.toByteArray();
  }

  private static Map<String, Object> fields(Service service, KeyRow row) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("vendor", service.vendor());
    fields.put("product", service.product());
    fields.put("place", service.place());
    fields.put("id", row.id());
    fields.put("label", row.label());
    switch (row) {
      case KeyRow.Described d -> described(fields, d);
      case KeyRow.NotKnown n -> fields.put("not-known", n.reason());
      case KeyRow.Vanished v ->
          fields.put("vanished", Map.of("last", v.last().toString(), "scheduled", v.scheduled()));
    }
    return fields;
  }

  private static void described(Map<String, Object> fields, KeyRow.Described row) {
    fields.put("algorithm", row.material().algorithm());
    fields.put("size", row.material().size());
    fields.put("hardware", row.hardware());
    row.material().exportable().ifPresent(yes -> fields.put("exportable", yes));
    fields.put("usages", row.material().usages().stream().sorted().toList());
    KeyListed listed = row.listed();
    fields.put("status", KeyDeclaration.word(listed.status()));
    put(fields, "deletion", listed.deletion());
    fields.put("origin", KeyDeclaration.word(listed.origin()));
    fields.put("versions", listed.versions());
    fields.put("usable", listed.usable());
    rotation(fields, listed.rotation());
    fields.put("notes", listed.notes());
    if (row.back()) {
      fields.put("back", true);
    }
  }

  private static void rotation(Map<String, Object> fields, KeyRotation rotation) {
    Map<String, Object> told = new LinkedHashMap<>();
    put(told, "every", rotation.every().map(DurationText::print));
    put(told, "last", rotation.last());
    put(told, "next", rotation.next());
    if (!told.isEmpty()) {
      fields.put("rotation", told);
    }
  }

  private static void put(Map<String, Object> fields, String name, Optional<?> value) {
    value.ifPresent(told -> fields.put(name, told.toString()));
  }
}
