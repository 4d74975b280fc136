package io.portcullis.connectors.api;

import java.util.List;
import java.util.Map;

import io.portcullis.model.Signal;

/** What became of one record. */
public sealed interface Parsed {

  /**
   * @param signals at least one
   * @param ecs the record as an ECS 9.x document, nested maps
   */
  record Understood(List<Signal> signals, Map<String, Object> ecs) implements Parsed {}

  /** Sound, and does not concern trust. */
  record Ignored(IgnoreReason reason) implements Parsed {}

  /**
   * @param reason what is wrong and in which field, for people; holds no secret
   * @param offset byte, line start or index in the body at which it was found
   */
  record Broken(String reason, long offset) implements Parsed {}

  /** The closed list of why a sound record is set aside. */
  enum IgnoreReason {
    /** Telemetry of processes, files and networks with no word on trust. */
    TELEMETRY,
    /** The vendor's own housekeeping: report ready, stream opened, index rotated. */
    HOUSEKEEPING,
    /** About something that is no subject: a document, a mail, a dashboard. */
    OTHER_OBJECT,
    /** A read that changes and uses nothing. */
    READ_ONLY
  }
}
