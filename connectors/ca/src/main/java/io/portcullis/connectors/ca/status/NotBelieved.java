package io.portcullis.connectors.ca.status;

import java.io.IOException;

import io.portcullis.model.Probe;

/** What came is nothing that a relying party may believe; the message says why. */
public final class NotBelieved extends IOException {
  private static final long serialVersionUID = 1;

  private final Probe.Result result;

  NotBelieved(Probe.Result result, String message) {
    super(message);
    this.result = result;
  }

  NotBelieved(Probe.Result result, String message, Exception cause) {
    super(message, cause);
    this.result = result;
  }

  /** What is wrong with it, in one word. */
  public Probe.Result result() {
    return result;
  }
}
