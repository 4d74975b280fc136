package io.portcullis.connectors.ca.endpoint;

import java.io.IOException;

/** A server speaks something else than what it was asked for. */
final class OtherProtocolException extends IOException {
  private static final long serialVersionUID = 1;

  OtherProtocolException(String message) {
    super(message);
  }
}
