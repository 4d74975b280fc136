package io.portcullis.evidence.timestamp;

/** What was answered is no time stamp that counts; the message says why. */
public final class TimeStampException extends Exception {
  private static final long serialVersionUID = 1;

  TimeStampException(String reason, Throwable cause) {
    super(reason, cause);
  }

  TimeStampException(String reason) {
    super(reason);
  }
}
