package io.portcullis.routes.api;

/** A request that is refused before the hub is asked. */
final class Refuse extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  Refuse(int status, String detail) {
    super(detail);
    this.status = status;
  }

  int status() {
    return status;
  }
}
