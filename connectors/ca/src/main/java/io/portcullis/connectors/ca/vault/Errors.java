package io.portcullis.connectors.ca.vault;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.connectors.ca.authority.HttpReply;
import io.portcullis.connectors.ca.authority.Said;

/** What Vault says is wrong: {@code {"errors": [...]}}, and warnings beside what went well. */
final class Errors {
  private Errors() {}

  static String of(HttpReply reply) {
    return joined(reply.errors().path("errors"));
  }

  static String warnings(JsonNode answer) {
    return joined(answer.path("warnings"));
  }

  static String text(HttpReply reply) {
    String said = of(reply);
    return "HTTP " + reply.status() + (said.isEmpty() ? "" : ": " + said);
  }

  private static String joined(JsonNode list) {
    List<String> all = new ArrayList<>();
    list.forEach(one -> all.add(one.asText()));
    return Said.brief(String.join("; ", all));
  }
}
