package io.portcullis.routes.cli;

/**
 * The codes that every command ends with. Thrown to end one with a sentence for the person who
 * typed it.
 */
final class Exit extends RuntimeException {
  static final int FINE = 0;
  static final int NO = 1;
  static final int WRONG_USE = 2;
  static final int MISSING = 3;

  /** As far as it could be looked at, all is well. */
  static final int PARTLY = 4;

  private static final long serialVersionUID = 1L;

  private final int code;

  private Exit(int code, String sentence) {
    super(sentence);
    this.code = code;
  }

  /** The answer is no. */
  static Exit no(String sentence) {
    return new Exit(NO, sentence);
  }

  /** It was asked in the wrong way. */
  static Exit wrongUse(String sentence) {
    return new Exit(WRONG_USE, sentence);
  }

  /** Something needed is not there. */
  static Exit missing(String sentence) {
    return new Exit(MISSING, sentence);
  }

  int code() {
    return code;
  }
}
