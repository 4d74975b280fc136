package io.portcullis.connectors.ca.status;

import java.io.IOException;

import org.bouncycastle.cert.ocsp.OCSPRespBuilder;

import io.portcullis.model.Probe;

/** What came is nothing that a relying party may believe; the message says why. */
public final class NotBelieved extends IOException {
  private static final long serialVersionUID = 1;

  private final Probe.Result result;
  private final boolean notResponsible;

  NotBelieved(Probe.Result result, String message) {
    this(result, message, false);
  }

  private NotBelieved(Probe.Result result, String message, boolean notResponsible) {
    super(message);
    this.result = result;
    this.notResponsible = notResponsible;
  }

  NotBelieved(Probe.Result result, String message, Exception cause) {
    super(message, cause);
    this.result = result;
    this.notResponsible = false;
  }

  /** An error of a responder, RFC 6960 section 4.2.1. */
  static NotBelieved status(int status) {
    return new NotBelieved(
        Probe.Result.REFUSED,
        "OCSP answers with status " + status,
        status == OCSPRespBuilder.UNAUTHORIZED);
  }

  /**
   * A responder that answers out of a store says so of a certificate that it has no answer for (RFC
   * 5019 section 2.2.3), and is well.
   */
  public boolean notResponsible() {
    return notResponsible;
  }

  /** What is wrong with it, in one word. */
  public Probe.Result result() {
    return result;
  }
}
