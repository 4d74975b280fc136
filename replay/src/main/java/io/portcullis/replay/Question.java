package io.portcullis.replay;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

import io.portcullis.connectors.api.DurationText;
import io.portcullis.model.Mode;
import io.portcullis.model.guard.Limits;
import io.portcullis.replay.world.Assumptions;
import io.portcullis.replay.world.Span;

/** What would have happened: the options that ask for it. */
final class Question {
  @Option(
      names = "--from",
      paramLabel = "TIME",
      converter = Moment.class,
      description =
          "What was before is read and not told (2026-11-01, or with a time: 2026-11-01T08:00:00Z).")
  private Optional<Instant> from = Optional.empty();

  @Option(
      names = "--to",
      paramLabel = "TIME",
      converter = Moment.class,
      description = "Nothing after it is read.")
  private Optional<Instant> to = Optional.empty();

  @Option(
      names = "--rules",
      paramLabel = "FOLDER",
      description = "What other rules would have done.")
  private Optional<Path> rules = Optional.empty();

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      description = "All of them in this mode: observe, recommend, enforce.")
  private Optional<Mode> mode = Optional.empty();

  @Option(
      names = "--inject",
      paramLabel = "FILE",
      description = "A drill: an invented event in real history.")
  private Optional<Path> inject = Optional.empty();

  @Option(
      names = "--at",
      paramLabel = "TIME",
      converter = Moment.class,
      description = "When the drill begins (default: after the end of the history).")
  private Optional<Instant> at = Optional.empty();

  @Option(
      names = "--answer",
      paramLabel = "SPAN",
      converter = SpanOfTime.class,
      defaultValue = "1s",
      description =
          "How long a played enforcement point takes for a call (default: ${DEFAULT-VALUE}).")
  private Duration answer;

  @Option(
      names = "--people-after",
      paramLabel = "SPAN",
      converter = SpanOfTime.class,
      description = "People who are asked agree after this time (default: nobody answers).")
  private Optional<Duration> people = Optional.empty();

  @Option(
      names = "--lines",
      paramLabel = "N",
      defaultValue = "100",
      description = "Most lines of the difference that are printed (default: ${DEFAULT-VALUE}).")
  private int lines;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Writes a page with a plot over time.")
  private Optional<Path> html = Optional.empty();

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Where the drill's report goes (default: drill-NAME-DATE.txt).")
  private Optional<Path> report = Optional.empty();

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "Ed25519 key that signs the report, PKCS #8 in PEM; made when it is not there.")
  private Path key = Path.of("drill-key.pem");

  boolean asked() {
    return rules.isPresent() || mode.isPresent() || inject.isPresent();
  }

  /**
   * @param other true when something else is asked for, which takes none of these
   */
  void check(boolean other) {
    if (other && asked()) {
      throw ReplayException.wrongUse(
          "--rules, --mode and --inject go without --verify, --since, --save and --export");
    }
    if (!asked() && (from.isPresent() || to.isPresent() || html.isPresent())) {
      throw ReplayException.wrongUse(
          "--from, --to and --html go with --rules, --mode or --inject; the whole log is verified and exported");
    }
    if (inject.isEmpty() && (at.isPresent() || report.isPresent())) {
      throw ReplayException.wrongUse("--at and --report go with --inject");
    }
    if (from.isPresent() && to.filter(t -> !t.isAfter(from.get())).isPresent()) {
      throw ReplayException.wrongUse("--to is not after --from");
    }
  }

  Span span() {
    return new Span(from, to);
  }

  Assumptions assumptions(Limits limits) {
    return new Assumptions(limits, answer, people);
  }

  Optional<Path> rules() {
    return rules;
  }

  Optional<Mode> mode() {
    return mode;
  }

  Optional<Path> inject() {
    return inject;
  }

  Optional<Instant> at() {
    return at;
  }

  Optional<Instant> to() {
    return to;
  }

  int lines() {
    return Math.max(0, lines);
  }

  Optional<Path> html() {
    return html;
  }

  Optional<Path> report() {
    return report;
  }

  Path key() {
    return key;
  }

  /** A day in UTC, or a moment. */
  static final class Moment implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String text) {
      try {
        return text.contains("T")
            ? Instant.parse(text)
            : LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
      } catch (DateTimeParseException e) {
        throw new TypeConversionException(
            "\"" + text + "\" is no time; write 2026-11-01 or 2026-11-01T08:00:00Z");
      }
    }
  }

  static final class SpanOfTime implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      try {
        return DurationText.parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }
}
