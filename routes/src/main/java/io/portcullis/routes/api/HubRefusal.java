package io.portcullis.routes.api;

/** The hub's no, with a reason for the person who asked. */
public final class HubRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Kind kind;

  /** Why not. */
  public enum Kind {
    /** What was asked for makes no sense, whatever the state. */
    INVALID(400),
    /** Not by this person: the requester does not approve, nobody approves twice. */
    NOT_THIS_PERSON(403),
    UNKNOWN(404),
    /** It made sense earlier: the approval is stale, the subject has recovered. */
    CONFLICT(409),
    /** The hub can not answer now: it starts, or its Kafka is away. */
    NOT_READY(503);

    private final int status;

    Kind(int status) {
      this.status = status;
    }

    int status() {
      return status;
    }
  }

  public HubRefusal(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
