package io.portcullis.model;

import java.time.Instant;

/**
 * Somebody has to look again at who may do what, until a day.
 *
 * @param review its name, or the vendor's id
 * @param since the day it is due, which may be still to come
 */
public record AccessReview(
    String source, String review, boolean done, Instant since, Instant at, boolean weak)
    implements Fact {
  /** Most that are kept of one subject. */
  static final int MAX = 16;

  @Override
  public Fact undated() {
    return new AccessReview(source, review, done, since, since, weak);
  }

  @Override
  public String describe() {
    String end = done ? ", done" : ", not done";
    return "access review \"" + review + "\", due " + since + end + ", told by " + source;
  }
}
