package io.portcullis.connectors.idp.keycloak;

import java.io.IOException;
import java.util.Optional;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Json;

/**
 * What an administrator did to what.
 *
 * @param operation CREATE, UPDATE, DELETE or ACTION
 * @param representation the resource's new state as JSON, where the realm is set to include it
 */
record AdminPart(String operation, String resource, String path, String representation) {
  static final AdminPart NONE = new AdminPart("", "", "", "");

  boolean present() {
    return !operation.isEmpty();
  }

  String code() {
    return resource.isEmpty() ? operation : resource + "-" + operation;
  }

  /** Id of the user whose account this is, out of "users/id" and what follows; or empty. */
  String user() {
    String[] parts = path.split("/", -1);
    return parts.length >= 2 && parts[0].equals("users") ? parts[1] : "";
  }

  /** True when the account itself is meant, not something in it. */
  boolean wholeUser() {
    return resource.equalsIgnoreCase("USER") && path.split("/", -1).length == 2;
  }

  /** The account's switch, where the representation tells it. */
  Optional<Boolean> enabled() {
    Doc doc = state();
    return doc.has("enabled") ? Optional.of(doc.flag("enabled")) : Optional.empty();
  }

  /**
   * @throws BadRecord when the representation is not JSON
   */
  Doc state() {
    if (representation.isEmpty()) {
      return Doc.none();
    }
    try {
      return Doc.of(Json.VENDOR.readTree(representation));
    } catch (IOException e) {
      throw new BadRecord("representation: malformed JSON");
    }
  }
}
