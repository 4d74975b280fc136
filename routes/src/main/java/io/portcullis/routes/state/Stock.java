package io.portcullis.routes.state;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;

/** All of one kind of thing as it is now, to be found in one index. */
interface Stock {
  /** Also names the duty that ships it. */
  String index();

  /** False while this hub has not read all of it: what is half there would take out the rest. */
  boolean ready();

  /**
   * Gives each of them, in any order.
   *
   * @throws IOException what the receiver throws
   * @throws NotNowException when it can not be had at the moment
   */
  void each(Instant now, Receiver receiver) throws IOException;

  /** Takes documents. */
  interface Receiver {
    /**
     * @param id the same for the same thing, at most 512 bytes in UTF-8
     * @param fields without {@code @timestamp}; the same for as long as nothing of it changes
     */
    void take(String id, Map<String, Object> fields) throws IOException;
  }

  /** It is asked for again later. */
  final class NotNowException extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotNowException(String message) {
      super(message);
    }
  }
}
