package io.portcullis.routes.alerts;

import io.portcullis.model.Alert;

/** Where whatever people have to know is brought. */
public interface Alerts {
  /**
   * Returns when it is durable. One with an id that was raised before is not told again.
   *
   * @throws IllegalStateException when it could not be kept: nobody will be told, and it is to be
   *     raised again
   */
  void raise(Alert alert);
}
