package io.portcullis.lab.net;

/** The lab can not do what it was asked for; the message says what failed, and how. */
public class LabException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public LabException(String message) {
    super(message);
  }

  public LabException(String message, Throwable cause) {
    super(message, cause);
  }
}
