package io.portcullis.connectors.api;

/**
 * One record can not be read. Thrown and caught inside a parser only: the frames ({@link JsonBody},
 * {@link Lines}) turn it into a {@link Parsed.Broken}, so the records beside it go on.
 */
public final class BadRecord extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * @param reason what is wrong and in which field; holds no value that may be secret
   */
  public BadRecord(String reason) {
    super(reason, null, false, false);
  }
}
