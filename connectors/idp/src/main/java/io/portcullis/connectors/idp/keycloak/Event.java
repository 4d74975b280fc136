package io.portcullis.connectors.idp.keycloak;

import java.time.Instant;
import java.util.Map;

/**
 * A user event or an admin event in one form, whichever way it came. Texts are empty where it does
 * not say.
 *
 * @param code type of a user event; "RESOURCE-OPERATION" of an admin event
 * @param admin what an admin event was about, or {@link AdminPart#NONE}
 * @param host name of the server that logged it
 */
record Event(
    String id,
    String code,
    Instant at,
    String realm,
    String client,
    String userId,
    String userName,
    String address,
    String error,
    String method,
    AdminPart admin,
    String host) {

  boolean success() {
    return error.isEmpty() && !code.endsWith("_ERROR");
  }

  /** The details of an event that was printed as a flat list of names and values. */
  static Event flat(Map<String, String> values, Instant at, String host) {
    AdminPart admin =
        new AdminPart(
            values.getOrDefault("operationType", ""),
            values.getOrDefault("resourceType", ""),
            values.getOrDefault("resourcePath", ""),
            values.getOrDefault("representation", ""));
    return new Event(
        "",
        admin.present() ? admin.code() : values.getOrDefault("type", ""),
        at,
        values.getOrDefault("realmName", values.getOrDefault("realmId", "")),
        values.getOrDefault("clientId", ""),
        values.getOrDefault("userId", ""),
        values.getOrDefault("username", ""),
        values.getOrDefault("ipAddress", ""),
        values.getOrDefault("error", ""),
        values.getOrDefault("auth_method", ""),
        admin,
        host);
  }
}
