package io.portcullis.routes.people;

/** A change of people that is not made; the message is for the person who asked. */
public final class PeopleRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Kind kind;

  /** Why not. */
  public enum Kind {
    INVALID,
    UNKNOWN,
    /** The name is taken, the list is full, or nobody would be left to administer. */
    CONFLICT
  }

  PeopleRefusal(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
