package io.portcullis.routes.seal;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.evidence.Seal;

/**
 * One document on its way into Elasticsearch.
 *
 * @param record where it comes from
 * @param operation "create", "index" or "delete"
 * @param version external version, where newer ones must win
 * @param source one line of JSON; empty for a deletion
 */
record Item(
    ConsumerRecord<String, byte[]> record,
    String operation,
    String index,
    String id,
    OptionalLong version,
    byte[] source,
    Optional<Seal> seal) {

  Item {
    for (byte octet : source) {
      if (octet == '\n' || octet == '\r') {
        throw new IllegalArgumentException("document " + id + " is not one line");
      }
    }
  }

  /** Adds it as lines of a bulk request (Elasticsearch reference, "Bulk API"). */
  void writeTo(ByteArrayOutputStream lines) {
    Map<String, Object> action = new LinkedHashMap<>();
    action.put("_index", index);
    action.put("_id", id);
    version.ifPresent(
        v -> {
          action.put("version", v);
          action.put("version_type", "external");
        });
    if (operation.equals("create")) {
      // Without its template a stream would silently be made as a plain index.
      action.put("require_data_stream", true);
    }
    lines.writeBytes(Json.bytes(Map.of(operation, action)));
    lines.write('\n');
    if (source.length > 0) {
      lines.writeBytes(source);
      lines.write('\n');
    }
  }
}
