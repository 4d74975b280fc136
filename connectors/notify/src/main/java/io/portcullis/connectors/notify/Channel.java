package io.portcullis.connectors.notify;

/**
 * One way to people. Calls block, take at most the configured time, and may be repeated with the
 * same message. None throws; what went wrong is in the answer, without secrets.
 */
public interface Channel extends AutoCloseable {
  /** Configured name. */
  String name();

  Delivery deliver(Message message);

  /** How a message ended. */
  enum End {
    /** A person has answered to all that it told of. */
    ACKNOWLEDGED,
    /** Nobody has to answer any more. */
    CLOSED
  }

  /** True where the other side keeps an incident for each message, and wants to hear of its end. */
  default boolean keepsIncidents() {
    return false;
  }

  /**
   * Tells of the end of what was delivered under this id.
   *
   * @param message id of the message
   */
  default Delivery ended(String message, End end) {
    return Delivery.taken("nothing to tell");
  }

  /** "ok", or what is wrong with the connection. Sends nothing to people. */
  String check();

  /** Calls that are on their way end. */
  @Override
  default void close() {}
}
