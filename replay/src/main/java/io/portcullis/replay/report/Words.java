package io.portcullis.replay.report;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

import io.portcullis.replay.world.Episode;

/** Moments, spans and standings as people read them. */
final class Words {
  private static final int SECONDS_IN_MINUTE = 60;
  private static final int MINUTES_IN_HOUR = 60;
  private static final int HOURS_IN_DAY = 24;

  private Words() {}

  static String moment(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** The two largest units of it. */
  static String span(Duration span) {
    if (span.toDays() > 0) {
      return span.toDays() + "d " + span.toHours() % HOURS_IN_DAY + "h";
    }
    if (span.toHours() > 0) {
      return span.toHours() + "h " + span.toMinutes() % MINUTES_IN_HOUR + "m";
    }
    if (span.toMinutes() > 0) {
      return span.toMinutes() + "m " + span.toSeconds() % SECONDS_IN_MINUTE + "s";
    }
    return String.format(Locale.ROOT, "%.1fs", span.toMillis() / 1000.0);
  }

  static String length(Episode episode, Instant end) {
    String span = span(episode.length(end));
    return episode.until().isPresent() ? span : span + ", still";
  }

  /** One line, whatever the name holds. */
  static String plain(String text) {
    return text.replaceAll("\\p{Cntrl}", " ").strip();
  }
}
