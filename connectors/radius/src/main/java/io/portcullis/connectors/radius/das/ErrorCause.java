package io.portcullis.connectors.radius.das;

import java.util.Arrays;

/**
 * Error-Cause values (RFC 5176 section 3.5; 509 of RFC 5580, 601 of RFC 7499) and what is done
 * after a "no" for this reason.
 */
public enum ErrorCause {
  RESIDUAL_SESSION_REMOVED(201, "residual session context removed", Next.GONE),
  INVALID_EAP_PACKET(202, "invalid EAP packet", Next.AGAIN),
  UNSUPPORTED_ATTRIBUTE(401, "unsupported attribute", Next.OTHER_NAME),
  MISSING_ATTRIBUTE(402, "missing attribute", Next.OTHER_NAME),
  NAS_IDENTIFICATION_MISMATCH(403, "NAS identification mismatch", Next.OTHER_NAME),
  INVALID_REQUEST(404, "invalid request", Next.OTHER_NAME),
  UNSUPPORTED_SERVICE(405, "unsupported service", Next.OTHER_WAY),
  UNSUPPORTED_EXTENSION(406, "unsupported extension", Next.OTHER_WAY),
  INVALID_ATTRIBUTE_VALUE(407, "invalid attribute value", Next.OTHER_NAME),
  ADMINISTRATIVELY_PROHIBITED(501, "administratively prohibited", Next.OTHER_WAY),
  REQUEST_NOT_ROUTABLE(502, "request not routable", Next.AGAIN),
  SESSION_CONTEXT_NOT_FOUND(503, "session context not found", Next.GONE),
  SESSION_CONTEXT_NOT_REMOVABLE(504, "session context not removable", Next.FORCE),
  PROXY_ERROR(505, "other proxy processing error", Next.AGAIN),
  RESOURCES_UNAVAILABLE(506, "resources unavailable", Next.AGAIN),
  REQUEST_INITIATED(507, "request initiated", Next.AGAIN),
  MULTIPLE_SESSIONS_UNSUPPORTED(508, "multiple session selection unsupported", Next.OTHER_NAME),
  LOCATION_REQUIRED(509, "location info required", Next.OTHER_WAY),
  RESPONSE_TOO_BIG(601, "response too big", Next.OTHER_WAY),
  /** A number this list does not have, or no Error-Cause in the answer at all. */
  UNKNOWN(0, "no known Error-Cause", Next.AGAIN);

  private final int number;
  private final String title;
  private final Next next;

  ErrorCause(int number, String title, Next next) {
    this.number = number;
    this.title = title;
    this.next = next;
  }

  public int number() {
    return number;
  }

  public Next next() {
    return next;
  }

  /** For people: "session context not found (503)". */
  public String describe() {
    return this == UNKNOWN ? title : title + " (" + number + ")";
  }

  public static ErrorCause of(long number) {
    return Arrays.stream(values()).filter(c -> c.number == number).findFirst().orElse(UNKNOWN);
  }

  /** What is done after a "no". */
  public enum Next {
    /** The same request may succeed later. */
    AGAIN,
    /** The session is asked for by its other names; where none helps, as {@link #OTHER_WAY}. */
    OTHER_NAME,
    /** This NAS will never do it: another request is taken. */
    OTHER_WAY,
    /** The session is there and does not end: another request is taken, or the same later. */
    FORCE,
    /** There is no such session by this name; by its other names it is asked for too. */
    GONE
  }
}
