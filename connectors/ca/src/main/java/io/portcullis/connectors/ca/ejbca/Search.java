package io.portcullis.connectors.ca.ejbca;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.connectors.api.Serials;
import io.portcullis.connectors.ca.authority.HttpReply;
import io.portcullis.connectors.ca.authority.Listed;
import io.portcullis.connectors.ca.status.Seen;

/** {@code POST v2/certificate/search}, page by page, of one CA by its name in EJBCA. */
record Search(EjbcaApi api, String caName) {
  static final int PAGE = 500;
  static final int MOST_PAGES = 2_000;

  private static final int REVOKED = 40;
  private static final int HOLD = 6;

  void each(Consumer<Listed> each) throws IOException {
    for (int page = 1; page <= MOST_PAGES; page++) {
      HttpReply reply = api.post("/v2/certificate/search", body(page));
      if (!reply.ok()) {
        throw new IOException("search: " + EjbcaApi.text(reply));
      }
      JsonNode found = reply.json().path("certificates");
      for (JsonNode one : found) {
        each.accept(listed(one));
      }
      if (found.size() < PAGE) {
        return;
      }
    }
    throw new IOException("search: more than " + PAGE * MOST_PAGES + " certificates");
  }

  private Map<String, Object> body(int page) {
    return Map.of(
        "pagination", Map.of("page_size", PAGE, "current_page", page),
        // What is issued meanwhile comes last, so that no page moves.
        "sort", Map.of("property", "ISSUED_DATE", "operation", "ASC"),
        "criteria", List.of(Map.of("property", "CA", "value", caName, "operation", "EQUAL")));
  }

  private static Listed listed(JsonNode one) throws IOException {
    try {
      return new Listed(
          either(one, "issuerDN", "issuer_dn").asText(),
          Serials.text(Serials.parse(either(one, "serialNumber", "serial_number").asText())),
          either(one, "subjectDN", "subject_dn").asText(),
          Instant.ofEpochMilli(either(one, "expireDate", "expire_date").asLong()),
          status(one));
    } catch (IllegalArgumentException e) {
      throw new IOException("search: has a serial that is none");
    }
  }

  private static Seen.Kind status(JsonNode one) {
    if (one.path("status").asInt() != REVOKED) {
      return Seen.Kind.GOOD;
    }
    boolean held = either(one, "revocationReason", "revocation_reason").asInt() == HOLD;
    return held ? Seen.Kind.HELD : Seen.Kind.REVOKED;
  }

  /** Releases spell their fields differently. */
  private static JsonNode either(JsonNode node, String first, String second) {
    return node.has(first) ? node.path(first) : node.path(second);
  }
}
