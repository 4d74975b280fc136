package io.portcullis.connectors.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of the text database of {@code openssl ca} (index.txt): status, expiry, revocation with
 * its reason, serial number, file and subject, between tabs. It names no issuer.
 *
 * @param notAfter when the certificate ends
 * @param revokedAt only of one that is revoked
 * @param reason as OpenSSL spells it, or empty
 * @param serial hexadecimal
 * @param subject as it stands there
 * @see <a href="https://docs.openssl.org/master/man1/openssl-ca/">openssl-ca</a>
 */
public record IndexLine(
    Status status,
    Instant notAfter,
    Optional<Instant> revokedAt,
    String reason,
    String serial,
    String subject) {
  private static final Pattern LINE =
      Pattern.compile(
          "([VRE])\\t(\\d{12,14}Z)\\t(?:(\\d{12,14}Z)(?:,(\\w{1,40}))?(?:,\\S*)?)?\\t"
              + "([0-9A-Fa-f]{1,80})\\t([^\\t]*)\\t(.*)");
  private static final Pattern STARTS = Pattern.compile("[VRE]\\t\\d{12,14}Z\\t.*");

  /** Two digits of a year are 1950 to 2049 (RFC 5280 section 4.1.2.5.1). */
  private static final DateTimeFormatter SHORT =
      new DateTimeFormatterBuilder()
          .appendValueReduced(ChronoField.YEAR, 2, 2, 1950)
          .appendPattern("MMddHHmmss")
          .toFormatter(Locale.ROOT);

  private static final DateTimeFormatter LONG =
      new DateTimeFormatterBuilder()
          .appendValue(ChronoField.YEAR, 4)
          .appendPattern("MMddHHmmss")
          .toFormatter(Locale.ROOT);

  /** What OpenSSL last wrote of it. */
  public enum Status {
    VALID,
    REVOKED,
    EXPIRED
  }

  /** Whether a text begins as such a line does. */
  public static boolean is(String line) {
    return STARTS.matcher(line).matches();
  }

  /**
   * @throws BadRecord saying what of it can not be read
   */
  public static IndexLine of(String text) {
    Matcher line = LINE.matcher(text);
    if (!line.matches()) {
      throw new BadRecord("not a line of openssl's index: six fields between tabs");
    }
    boolean revoked = line.group(1).equals("R") && line.group(3) != null;
    return new IndexLine(
        status(line.group(1)),
        time("expiry", line.group(2)),
        revoked ? Optional.of(time("revocation", line.group(3))) : Optional.empty(),
        line.group(4) == null ? "" : line.group(4),
        line.group(5),
        line.group(7));
  }

  private static Status status(String letter) {
    return switch (letter) {
      case "V" -> Status.VALID;
      case "R" -> Status.REVOKED;
      default -> Status.EXPIRED;
    };
  }

  private static Instant time(String field, String text) {
    String digits = text.substring(0, text.length() - 1);
    try {
      DateTimeFormatter format = digits.length() == 12 ? SHORT : LONG;
      return LocalDateTime.parse(digits, format).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new BadRecord(field + ": not a time that can be read");
    }
  }
}
