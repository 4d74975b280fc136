package io.portcullis.connectors.api;

import java.time.DateTimeException;
import java.time.Instant;

/**
 * A place in an API that is asked by time and names no place to come back to. One question is asked
 * until its last page, because the token of a page belongs to its question; the next question
 * begins at the newest record of this one, which comes again and is known by its id.
 *
 * @param since the question: records from this time on
 * @param newest time of the newest record of its pages
 * @param page token or address of the next page; empty for the first
 */
public record TimeCursor(Instant since, Instant newest, String page) {

  /**
   * @param text empty at the very first: {@link Feed#LOOK_BACK} before now
   * @throws BadRecord when it is no such cursor
   */
  public static TimeCursor of(String text, Instant now) {
    if (text.isEmpty()) {
      Instant first = now.minus(Feed.LOOK_BACK);
      return new TimeCursor(first, first, "");
    }
    String[] parts = text.split(" ", 3);
    try {
      return new TimeCursor(Instant.parse(parts[0]), Instant.parse(parts[1]), parts[2]);
    } catch (DateTimeException | ArrayIndexOutOfBoundsException e) {
      throw new BadRecord("the kept place is none in time");
    }
  }

  /**
   * Of a list, which unlike a log is wanted from its beginning.
   *
   * @param text empty at the very first
   * @throws BadRecord when it is no such cursor
   */
  public static TimeCursor ofList(String text, Instant now) {
    return text.isEmpty() ? new TimeCursor(Instant.EPOCH, Instant.EPOCH, "") : of(text, now);
  }

  /** True when everything is asked for, whenever it changed. */
  public boolean whole() {
    return since.equals(Instant.EPOCH);
  }

  /** With the later one of its newest time and a record's; a time that is none changes nothing. */
  public TimeCursor seen(String text) {
    try {
      Instant at = Instant.parse(text);
      return at.isAfter(newest) ? new TimeCursor(since, at, page) : this;
    } catch (DateTimeException e) {
      return this;
    }
  }

  /**
   * @param next empty behind the last page
   */
  public TimeCursor next(String next) {
    return new TimeCursor(next.isEmpty() ? newest : since, newest, next);
  }

  public String text() {
    return since + " " + newest + " " + page;
  }
}
