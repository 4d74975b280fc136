package io.portcullis.connectors.api;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One record of a Windows event log, whichever way it was shipped. Texts are empty where the record
 * does not say. Fields: Microsoft's Event Schema (System, EventData, UserData).
 *
 * @param provider e.g. "Microsoft-Windows-Security-Auditing"
 * @param computer the machine whose log it stands in, fully qualified where it is in a domain
 * @param record number of the record in that log
 * @param success what the audit keyword says; empty where the record is no audit
 * @param message the rendered text, in the language of the machine
 * @param data EventData and UserData by name, found without regard to case
 */
public record WindowsEvent(
    int id,
    String provider,
    String channel,
    String computer,
    String record,
    Instant at,
    Optional<Boolean> success,
    String message,
    Map<String, String> data) {

  /** A value of the event's data; empty where it is absent, or "-", as Windows writes none. */
  public String text(String name) {
    String value = data.getOrDefault(name, "").strip();
    return value.equals("-") ? "" : value;
  }

  /** The first of these that is not empty. */
  public String first(String... names) {
    for (String name : names) {
      String value = text(name);
      if (!value.isEmpty()) {
        return value;
      }
    }
    return "";
  }

  /** Names the record among those of all machines; empty where it carries no number. */
  public String vendorId() {
    return record.isEmpty() ? "" : computer + "/" + channel + "/" + record;
  }

  /** The part of the computer's name before its domain. */
  public String hostname() {
    int dot = computer.indexOf('.');
    return dot > 0 && !IpLiteral.is(computer) ? computer.substring(0, dot) : computer;
  }

  /** What all of them have in common, as ECS. */
  public Ecs ecs(String dataset) {
    Ecs ecs = new Ecs(at, "Microsoft", dataset);
    ecs.put("event.code", Integer.toString(id))
        .put("event.provider", provider)
        .put("event.id", record)
        .put("host.name", computer)
        .put("host.hostname", hostname())
        .put("message", message);
    success.ifPresent(ecs::outcome);
    return ecs;
  }
}
