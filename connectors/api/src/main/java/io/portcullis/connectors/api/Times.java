package io.portcullis.connectors.api;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the spellings of time that vendors use. Without a zone it is UTC. Epochs are told apart by
 * size: below 1e11 seconds, below 1e14 milliseconds, below 1e17 microseconds.
 */
public final class Times {
  /** How far ahead of its receipt a record may claim to have happened. */
  public static final Duration AHEAD = Duration.ofHours(24);

  /** What exporters put where there was no time, or where they took it out. */
  private static final Pattern PLACEHOLDER =
      Pattern.compile("(?i)[^a-z0-9]*(redacted|removed|masked|null|none|unknown|n/a)?[^a-z0-9]*");

  private static final Pattern EPOCH = Pattern.compile("\\d{1,17}(?:\\.\\d{1,9})?");
  private static final DateTimeFormatter US =
      DateTimeFormatter.ofPattern("M/d/yyyy h:mm:ss a", Locale.US);

  private Times() {}

  /**
   * When a record says it happened: the first of these fields that is there, else its receipt,
   * because the order of one source's statements is all that event time is used for. A placeholder
   * ("redacted", "null") is no time that went wrong but one that is not there.
   *
   * @throws BadRecord when it is no time, or more than {@link #AHEAD} after the receipt
   */
  public static Instant occurred(ParseContext context, Doc doc, String... fields) {
    for (String field : fields) {
      String text = doc.text(field);
      if (!placeholder(text)) {
        return notAhead(context, doc.at(field).path(), read(doc.at(field).path(), text));
      }
    }
    return context.receivedAt();
  }

  private static boolean placeholder(String text) {
    boolean number = !text.isEmpty() && Character.isDigit(text.charAt(0));
    return !number && PLACEHOLDER.matcher(text).matches();
  }

  /**
   * Like {@link #occurred}, for vendors that have been seen to mangle one spelling of a time where
   * another was sound: the first of these places that can be read counts.
   *
   * @throws BadRecord for the first of those that are there, when none of them can be read
   */
  public static Instant firstReadable(ParseContext context, List<Doc> places) {
    List<BadRecord> bad = new ArrayList<>();
    for (Doc place : places) {
      String text = place.value();
      if (!text.isEmpty()) {
        try {
          return notAhead(context, place.path(), read(place.path(), text));
        } catch (BadRecord e) {
          bad.add(e);
        }
      }
    }
    if (!bad.isEmpty()) {
      throw bad.get(0);
    }
    return context.receivedAt();
  }

  /**
   * @throws BadRecord when it lies more than {@link #AHEAD} after the receipt
   */
  public static Instant notAhead(ParseContext context, String field, Instant time) {
    if (time.isAfter(context.receivedAt().plus(AHEAD))) {
      throw new BadRecord(
          field + ": " + time + " lies more than " + AHEAD.toHours() + " h after the receipt");
    }
    return time;
  }

  /**
   * @throws BadRecord naming the field when the text is no time
   */
  public static Instant read(String field, String text) {
    try {
      Optional<Instant> iso = IsoTime.read(text);
      if (iso.isPresent()) {
        return iso.get();
      }
      return EPOCH.matcher(text).matches()
          ? epoch(new BigDecimal(text))
          : LocalDateTime.parse(text.replace('\u202f', ' '), US).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException | ArithmeticException e) {
      throw new BadRecord(field + ": not a time that can be read");
    }
  }

  private static Instant epoch(BigDecimal number) {
    int scale = number.precision() - number.scale();
    int exponent = scale <= 11 ? 0 : scale <= 14 ? 3 : 6;
    BigDecimal seconds = number.movePointLeft(exponent);
    BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
    long nanos =
        seconds.subtract(whole).movePointRight(9).setScale(0, RoundingMode.FLOOR).longValueExact();
    return Instant.ofEpochSecond(whole.longValueExact(), nanos);
  }
}
