package io.portcullis.connectors.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.portcullis.model.Signal;

/** What became of one record. */
public sealed interface Parsed {

  /** The record's number, where its source counts its records. */
  Optional<Mark> mark();

  /** The same with a number. */
  Parsed marked(Optional<Mark> by);

  /**
   * @param signals at least one
   * @param ecs the record as an ECS 9.x document, nested maps
   */
  record Understood(List<Signal> signals, Map<String, Object> ecs, Optional<Mark> mark)
      implements Parsed {
    public Understood(List<Signal> signals, Map<String, Object> ecs) {
      this(signals, ecs, Optional.empty());
    }

    @Override
    public Parsed marked(Optional<Mark> by) {
      return new Understood(signals, ecs, by);
    }
  }

  /** Sound, and does not concern trust. */
  record Ignored(IgnoreReason reason, Optional<Mark> mark) implements Parsed {
    public Ignored(IgnoreReason reason) {
      this(reason, Optional.empty());
    }

    @Override
    public Parsed marked(Optional<Mark> by) {
      return new Ignored(reason, by);
    }
  }

  /**
   * @param reason what is wrong and in which field, for people; holds no secret
   * @param offset byte, line start or index in the body at which it was found
   */
  record Broken(String reason, long offset, Optional<Mark> mark) implements Parsed {
    public Broken(String reason, long offset) {
      this(reason, offset, Optional.empty());
    }

    @Override
    public Parsed marked(Optional<Mark> by) {
      return new Broken(reason, offset, by);
    }
  }

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
