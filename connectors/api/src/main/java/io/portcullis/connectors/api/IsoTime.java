package io.portcullis.connectors.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * RFC 3339 and what vendors make of it: a blank for the T, a comma before the fraction, no seconds,
 * no zone (then UTC), "UTC" for Z, a zone without minutes. Read by hand, because each record has
 * such a time and a regular expression takes as long as the rest of a short record.
 */
final class IsoTime {
  private static final int MAX_DIGITS = 9;

  private final String text;
  private int at;
  private boolean wrong;

  private IsoTime(String text) {
    this.text = text;
  }

  /**
   * Empty when it is not of this form.
   *
   * @throws DateTimeException when it is, and there is no such day or hour
   */
  static Optional<Instant> read(String text) {
    boolean may = text.length() >= 16 && text.charAt(4) == '-' && text.charAt(7) == '-';
    return may ? new IsoTime(text).instant() : Optional.empty();
  }

  private Optional<Instant> instant() {
    int year = number(4);
    expect("-");
    int month = number(2);
    expect("-");
    int day = number(2);
    expect("Tt ");
    int hour = number(2);
    expect(":");
    int minute = number(2);
    int second = skip(':') ? number(2) : 0;
    int nanos = skip('.') || skip(',') ? fraction() : 0;
    skip(' ');
    ZoneOffset zone = zone();
    return wrong || at != text.length()
        ? Optional.empty()
        : Optional.of(
            LocalDateTime.of(year, month, day, hour, minute, second, nanos).toInstant(zone));
  }

  private ZoneOffset zone() {
    if (at == text.length() || skip('Z') || skip('z')) {
      return ZoneOffset.UTC;
    }
    if (text.startsWith("UTC", at)) {
      at += 3;
      return ZoneOffset.UTC;
    }
    int sign = skip('-') ? -1 : 1;
    if (sign > 0) {
      expect("+");
    }
    int hours = number(2);
    boolean minutes = skip(':') || at < text.length();
    int past = minutes ? number(2) : 0;
    return wrong ? ZoneOffset.UTC : ZoneOffset.ofHoursMinutes(sign * hours, sign * past);
  }

  private int number(int digits) {
    int value = 0;
    for (int i = 0; i < digits; i++) {
      value = value * 10 + digit();
    }
    return value;
  }

  private int fraction() {
    int value = 0;
    int digits = 0;
    while (digits < MAX_DIGITS && digitHere()) {
      value = value * 10 + digit();
      digits++;
    }
    wrong |= digits == 0;
    for (int i = digits; i < MAX_DIGITS; i++) {
      value *= 10;
    }
    return value;
  }

  private boolean digitHere() {
    return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }

  private int digit() {
    if (!digitHere()) {
      wrong = true;
      return 0;
    }
    return text.charAt(at++) - '0';
  }

  private boolean skip(char c) {
    boolean there = at < text.length() && text.charAt(at) == c;
    at += there ? 1 : 0;
    return there;
  }

  private void expect(String oneOf) {
    boolean there = at < text.length() && oneOf.indexOf(text.charAt(at)) >= 0;
    at += there ? 1 : 0;
    wrong |= !there;
  }
}
