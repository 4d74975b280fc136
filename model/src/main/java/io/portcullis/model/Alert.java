package io.portcullis.model;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Something that people have to know, told once and followed until somebody answers.
 *
 * @param id the same for the same news: what was raised before is not told again
 * @param owner whose it is, as the subject names it; empty where nobody is named
 * @param subject id of whom it is about; empty where it is about several, or none
 * @param title one line, at most {@link #MAX_TITLE} characters
 * @param lines at most {@link #MAX_LINES} of at most {@link #MAX_LINE} characters; what is more is
 *     cut off, and the last line says so
 * @param links at most {@link #MAX_LINKS}
 * @param at when it came about
 */
public record Alert(
    String id,
    Kind kind,
    Severity severity,
    String owner,
    String subject,
    String title,
    List<String> lines,
    List<Link> links,
    Instant at) {
  public static final int MAX_TITLE = 200;
  public static final int MAX_LINES = 40;
  public static final int MAX_LINE = 300;
  public static final int MAX_LINKS = 10;
  private static final int MAX_ID = 200;

  /** What sort of news. */
  public enum Kind {
    /** About one subject; many at a time are told as one. */
    FINDING,
    /** A list of what is due or wrong, for one owner. */
    DIGEST,
    /** Of the hub itself, or of what it stands on. */
    STATE
  }

  /**
   * Where more is to be read.
   *
   * @param target a path such as {@code /keys/ID}, made absolute by whoever tells it; or an address
   */
  public record Link(String text, String target) {
    public Link {
      text = oneLine(text, MAX_TITLE);
      target = oneLine(target, MAX_LINE * 2);
    }
  }

  /**
   * @throws IllegalArgumentException when there is no id, no title, or an id of more than 200
   *     characters
   */
  public Alert {
    if (id.isBlank() || id.length() > MAX_ID) {
      throw new IllegalArgumentException("an alert's id has 1 to " + MAX_ID + " characters");
    }
    title = oneLine(title, MAX_TITLE);
    if (title.isBlank()) {
      throw new IllegalArgumentException("alert " + id + " has no title");
    }
    owner = oneLine(owner, MAX_TITLE);
    lines = fitting(lines);
    links = links.stream().limit(MAX_LINKS).toList();
  }

  private static List<String> fitting(List<String> given) {
    if (given.size() <= MAX_LINES) {
      return given.stream().map(line -> oneLine(line, MAX_LINE)).toList();
    }
    List<String> some = given.subList(0, MAX_LINES - 1);
    String rest = "and " + (given.size() - some.size()) + " more";
    return Stream.concat(some.stream().map(line -> oneLine(line, MAX_LINE)), Stream.of(rest))
        .toList();
  }

  /** Vendors' texts stand in it: no line end of theirs may begin a line, or a header, of ours. */
  private static String oneLine(String text, int most) {
    String plain = text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    return plain.length() <= most ? plain : plain.substring(0, most - 1) + "…";
  }
}
