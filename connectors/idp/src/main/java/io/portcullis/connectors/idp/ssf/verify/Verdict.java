package io.portcullis.connectors.idp.ssf.verify;

/** What is to be held of a token. */
public sealed interface Verdict {

  /** The transmitter made it, for this hub. */
  record Genuine() implements Verdict {}

  /**
   * @param why for people; repeats nothing of the token
   */
  record Refused(Problem problem, String why) implements Verdict {}

  /** The keys can not be had now: it may be genuine, and should be sent again. */
  record Undecided(String why) implements Verdict {}

  /** The error codes of RFC 8935 section 2.4, as an answer names them. */
  enum Problem {
    INVALID_REQUEST,
    INVALID_KEY,
    INVALID_ISSUER,
    INVALID_AUDIENCE,
    AUTHENTICATION_FAILED,
    ACCESS_DENIED;

    public String code() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
