package io.portcullis.inventory.read;

import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.inventory.Entry;
import io.portcullis.inventory.Status;
import io.portcullis.model.Certificate;
import io.portcullis.model.DistinguishedName;

/**
 * The text database of {@code openssl ca} (index.txt): status, expiry, revocation with its reason,
 * serial number, file and subject, between tabs. It names no issuer, so the import has to.
 */
final class IndexFile implements Form {
  private static final int MAX_LINE = 1 << 14;
  private static final Pattern LINE =
      Pattern.compile(
          "([VRE])\\t(\\d{12,14}Z)\\t(?:(\\d{12,14}Z)(?:,(\\w{1,40}))?(?:,\\S*)?)?\\t"
              + "([0-9A-Fa-f]{1,80})\\t([^\\t]*)\\t(.*)");

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

  @Override
  public void cut(InputStream in, Options options, Consumer<Piece> into) throws IOException {
    if (options.issuer().isBlank()) {
      into.accept(Piece.bad("", "issuer", "a listing of openssl names none, so the import has to"));
      return;
    }
    Lines lines = new Lines(in, MAX_LINE);
    for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
      String text = line.get();
      if (lines.tooLong()) {
        into.accept(Piece.bad(lines.place(), "line", "longer than " + MAX_LINE + " bytes"));
      } else if (!text.isBlank()) {
        into.accept(new Piece(lines.place(), "line", () -> entry(text, options)));
      }
    }
  }

  private static Entry entry(String text, Options options) {
    Matcher line = LINE.matcher(text);
    if (!line.matches()) {
      throw new BadRecord("not a line of openssl's index: six fields between tabs");
    }
    Certificate certificate =
        new Certificate(
            options.issuer().strip(),
            line.group(5),
            subject(line.group(7)),
            "",
            "",
            Instant.EPOCH,
            time("expiry", line.group(2)),
            false,
            "");
    Entry entry = Entry.told(certificate, options.source(), options.seenAt());
    boolean revoked = line.group(1).equals("R") && line.group(3) != null;
    return (revoked ? entry.with(status(line)) : entry).with(options.trust());
  }

  private static Status status(Matcher line) {
    String reason = line.group(4) == null ? "unspecified" : line.group(4);
    return new Status(
        Status.Kind.REVOKED, time("revocation", line.group(3)), Reasons.of(reason).name());
  }

  /** OpenSSL's old form of one line becomes one that is compared with others. */
  private static String subject(String name) {
    return name.startsWith("/") ? DistinguishedName.canonical(name) : name.strip();
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
