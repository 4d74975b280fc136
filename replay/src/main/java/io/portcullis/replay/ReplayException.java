package io.portcullis.replay;

/** Ends the program with a sentence for the person who typed it, and a code. */
public final class ReplayException extends RuntimeException {
  public static final int WRONG_USE = 2;
  public static final int MISSING = 3;

  private static final long serialVersionUID = 1L;

  private final int code;

  private ReplayException(int code, String sentence) {
    super(sentence);
    this.code = code;
  }

  /** It was asked in the wrong way. */
  public static ReplayException wrongUse(String sentence) {
    return new ReplayException(WRONG_USE, sentence);
  }

  /** Something needed is not there, or too large. */
  public static ReplayException missing(String sentence) {
    return new ReplayException(MISSING, sentence);
  }

  public int code() {
    return code;
  }
}
