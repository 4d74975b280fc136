package io.portcullis.connectors.radius.das;

import java.util.Arrays;

/** Error-Cause values (RFC 5176 section 3.5) and what a "no" for this reason is worth. */
public enum ErrorCause {
  RESIDUAL_SESSION_REMOVED(201, "residual session context removed", Weight.MAY_PASS),
  INVALID_EAP_PACKET(202, "invalid EAP packet", Weight.MAY_PASS),
  UNSUPPORTED_ATTRIBUTE(401, "unsupported attribute", Weight.LASTING),
  MISSING_ATTRIBUTE(402, "missing attribute", Weight.LASTING),
  NAS_IDENTIFICATION_MISMATCH(403, "NAS identification mismatch", Weight.MAY_PASS),
  INVALID_REQUEST(404, "invalid request", Weight.MAY_PASS),
  UNSUPPORTED_SERVICE(405, "unsupported service", Weight.MAY_PASS),
  UNSUPPORTED_EXTENSION(406, "unsupported extension", Weight.LASTING),
  INVALID_ATTRIBUTE_VALUE(407, "invalid attribute value", Weight.MAY_PASS),
  ADMINISTRATIVELY_PROHIBITED(501, "administratively prohibited", Weight.MAY_PASS),
  REQUEST_NOT_ROUTABLE(502, "request not routable", Weight.MAY_PASS),
  SESSION_CONTEXT_NOT_FOUND(503, "session context not found", Weight.GONE),
  SESSION_CONTEXT_NOT_REMOVABLE(504, "session context not removable", Weight.MAY_PASS),
  PROXY_ERROR(505, "other proxy processing error", Weight.MAY_PASS),
  RESOURCES_UNAVAILABLE(506, "resources unavailable", Weight.MAY_PASS),
  REQUEST_INITIATED(507, "request initiated", Weight.MAY_PASS),
  MULTIPLE_SESSIONS_UNSUPPORTED(508, "multiple session selection unsupported", Weight.MAY_PASS),
  /** A number this list does not have, or no Error-Cause in the answer at all. */
  UNKNOWN(0, "no known Error-Cause", Weight.MAY_PASS);

  private final int number;
  private final String title;
  private final Weight weight;

  ErrorCause(int number, String title, Weight weight) {
    this.number = number;
    this.title = title;
    this.weight = weight;
  }

  public int number() {
    return number;
  }

  public Weight weight() {
    return weight;
  }

  /** For people: "session context not found (503)". */
  public String describe() {
    return this == UNKNOWN ? title : title + " (" + number + ")";
  }

  public static ErrorCause of(long number) {
    return Arrays.stream(values()).filter(c -> c.number == number).findFirst().orElse(UNKNOWN);
  }

  /** How a "no" is to be taken. */
  public enum Weight {
    /** The same request may succeed later. */
    MAY_PASS,
    /** This NAS will never do it: take another way. */
    LASTING,
    /** There is no such session. */
    GONE
  }
}
