package io.portcullis.connectors.idp.ping;

import java.time.Instant;
import java.util.Map;

/**
 * One audit event of PingFederate, whichever appender wrote it.
 *
 * @param fields by the names of PingFederate's log variables, lower case
 */
record AuditEvent(Instant at, Map<String, String> fields) {

  /** The first of these that has a value; empty where none has. */
  String first(String... names) {
    for (String name : names) {
      String value = fields.getOrDefault(name, "").strip();
      if (!value.isEmpty()) {
        return value;
      }
    }
    return "";
  }
}
