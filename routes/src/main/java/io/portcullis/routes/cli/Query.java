package io.portcullis.routes.cli;

import java.util.ArrayList;
import java.util.List;

/** The part of an address behind the question mark; what is empty is not asked for. */
final class Query {
  private final List<String> parts = new ArrayList<>();

  Query with(String name, String value) {
    if (!value.isBlank()) {
      parts.add(name + "=" + HubClient.step(value));
    }
    return this;
  }

  Query with(String name, int value) {
    return with(name, Integer.toString(value));
  }

  @Override
  public String toString() {
    return parts.isEmpty() ? "" : "?" + String.join("&", parts);
  }
}
