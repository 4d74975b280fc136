package io.portcullis.connectors.ca.authority;

/**
 * What an authority said to a wish.
 *
 * @param text in its own words, no secrets
 */
public record Reply(Kind kind, String text) {
  /** What the answer is worth. */
  public enum Kind {
    /** It holds now, by this call or one before. Not yet proof. */
    DONE,
    /** Not now; may work later. */
    NOT_NOW,
    /** Never: take another way. */
    REFUSED
  }

  public static Reply done(String text) {
    return new Reply(Kind.DONE, text);
  }

  public static Reply notNow(String text) {
    return new Reply(Kind.NOT_NOW, text);
  }

  public static Reply refused(String text) {
    return new Reply(Kind.REFUSED, text);
  }
}
