package io.portcullis.connectors.radius.nac;

import java.time.Instant;

import io.portcullis.model.Action;
import io.portcullis.model.Outcome;
import io.portcullis.model.Outcome.Status;

/** What a controller's answer means for an action. */
public record Said(Status status, String detail) {

  public static Said yes(String detail) {
    return new Said(Status.ACKNOWLEDGED, detail);
  }

  /** May pass. */
  public static Said failed(String detail) {
    return new Said(Status.FAILED, detail);
  }

  /** Will not pass: another way is taken. */
  public static Said refused(String detail) {
    return new Said(Status.REFUSED, detail);
  }

  /** It knows no such session; accounting must agree. */
  public static Said gone(String detail) {
    return refused(Outcome.GONE + " " + detail);
  }

  public boolean good() {
    return status == Status.ACKNOWLEDGED;
  }

  /** An answer that ends the action, by its status alone. */
  public static Said of(Reply reply) {
    String detail = reply.describe();
    if (reply.unanswered()) {
      return new Said(Status.SILENT, detail);
    }
    boolean mayPass =
        reply.status() == Reply.UNAUTHORIZED
            || reply.status() == Reply.FORBIDDEN
            || reply.status() == Reply.TOO_MANY
            || reply.status() >= Reply.SERVER_ERROR
            || reply.good();
    return mayPass ? failed(detail) : refused(detail);
  }

  public Outcome of(Action action, Instant sent, Instant at) {
    return Outcome.of(action, status, detail, sent, at);
  }
}
