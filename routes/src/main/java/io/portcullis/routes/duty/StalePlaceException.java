package io.portcullis.routes.duty;

/** Another hub does this duty now. */
public final class StalePlaceException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public StalePlaceException(Throwable cause) {
    super("another hub has taken over", cause);
  }
}
