package io.portcullis.inventory;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;

/**
 * What somebody says of a certificate in one text, and its evidence: who said it and when.
 *
 * @param text at most {@value #MAX_TEXT} characters; empty where nothing is told
 * @param source at most {@value #MAX_TEXT} characters
 * @param at when it was said; of two texts the newer one holds
 * @throws IllegalArgumentException when one is longer, or has control characters in it
 */
public record Told(String text, String source, Instant at) {
  public static final int MAX_TEXT = 256;
  public static final Told NOTHING = new Told("", "", Instant.EPOCH);

  private static final Comparator<Told> NEWEST =
      Comparator.comparing((Told told) -> !told.text().isEmpty())
          .thenComparing(Told::at)
          .thenComparing(Told::text)
          .thenComparing(Told::source);

  public Told {
    text = Texts.bounded("text", text, MAX_TEXT);
    source = Texts.bounded("source", source, MAX_TEXT);
    at = Objects.requireNonNullElse(at, Instant.EPOCH);
  }

  /** Nothing where the text is blank: an empty field takes nothing back. */
  public static Told of(String text, String source, Instant at) {
    return text == null || text.isBlank() ? NOTHING : new Told(text, source, at);
  }

  public boolean isEmpty() {
    return text.isEmpty();
  }

  /** The newer one; of two of the same moment always the same one. */
  Told merge(Told other) {
    return NEWEST.compare(this, other) >= 0 ? this : other;
  }
}
