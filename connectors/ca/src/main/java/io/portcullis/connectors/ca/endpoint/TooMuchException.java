package io.portcullis.connectors.ca.endpoint;

import java.io.IOException;

/** A server sent more than is read. */
final class TooMuchException extends IOException {
  private static final long serialVersionUID = 1;

  TooMuchException(int most) {
    super("more than " + most + " bytes");
  }
}
