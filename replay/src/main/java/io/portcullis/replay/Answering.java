package io.portcullis.replay;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.portcullis.model.Signal;
import io.portcullis.model.Statement;
import io.portcullis.model.guard.Limits;
import io.portcullis.replay.drill.Drill;
import io.portcullis.replay.drill.DrillFile;
import io.portcullis.replay.drill.Injections;
import io.portcullis.replay.drill.Signed;
import io.portcullis.replay.log.Log;
import io.portcullis.replay.log.Tape;
import io.portcullis.replay.report.DrillReport;
import io.portcullis.replay.report.JsonReport;
import io.portcullis.replay.report.Page;
import io.portcullis.replay.report.TextReport;
import io.portcullis.replay.report.WhatIf;
import io.portcullis.replay.report.WhatIf.Side;
import io.portcullis.replay.world.Assumptions;
import io.portcullis.replay.world.Injection;
import io.portcullis.replay.world.Player;
import io.portcullis.rules.RuleBook;
import io.portcullis.rules.bundle.Bundle;
import io.portcullis.rules.bundle.BundleException;
import io.portcullis.rules.bundle.Published;

/** Plays the history twice, and tells the difference. */
final class Answering {
  private final Log log;
  private final Books books;
  private final Question question;
  private final Assumptions assumptions;
  private final Clock clock;

  Answering(Log log, Books books, Limits limits, Question question, Clock clock) {
    this.log = log;
    this.books = books;
    this.question = question;
    this.assumptions = question.assumptions(limits);
    this.clock = clock;
  }

  String answer(boolean json) {
    Published current = current();
    Optional<Path> drill = question.inject();
    return drill.isPresent()
        ? drill(DrillFile.read(drill.get()), current, json)
        : whatIf(current, json);
  }

  private String whatIf(Published current, boolean json) {
    RuleBook before = books.compile(current);
    RuleBook after = candidate(current);
    List<Player.Played> both =
        SideBySide.run(List.of(before, after), book -> play(book, Optional.empty()));
    Player.Played first = both.getFirst();
    Player.Played second = both.getLast();
    WhatIf w =
        WhatIf.of(
            "What other rules would have done",
            new Side("current", before.digest(), first.course()),
            new Side("candidate", after.digest(), second.course()),
            second.subjects(),
            assumptions);
    page(w, first, second);
    return json ? JsonReport.of(w) : TextReport.of(w, question.lines());
  }

  private String drill(Drill drill, Published current, boolean json) {
    RuleBook rules = candidate(current);
    Injections injections = new Injections(drill);
    Injection injection = injections.at(question.at());
    List<Player.Played> both =
        SideBySide.run(
            List.of(injection.none(), injection), what -> play(rules, Optional.of(what)));
    Player.Played without = both.getFirst();
    Player.Played with = both.getLast();
    WhatIf w =
        WhatIf.of(
            "Drill: " + drill.title(),
            new Side("without", rules.digest(), without.course()),
            new Side("with the drill", rules.digest(), with.course()),
            with.subjects(),
            assumptions);
    page(w, without, with);
    Instant begin = with.begun().orElseThrow();
    DrillReport.Held held =
        new DrillReport.Held(drill, clock.instant(), begin, injections.count(), with.course());
    String text = DrillReport.text(held, w, question.lines());
    Path report = question.report().orElseGet(() -> usual(drill));
    Path signature = Signed.write(report, text, question.key());
    return json
        ? JsonReport.of(held, w, DrillReport.speeds(held, w))
        : text + "\nreport " + report + ", signature " + signature;
  }

  private Path usual(Drill drill) {
    return Path.of(
        "drill-"
            + drill.name()
            + "-"
            + clock.instant().atOffset(ZoneOffset.UTC).toLocalDate()
            + ".txt");
  }

  private Player.Played play(RuleBook rules, Optional<Injection> injection) {
    return Player.play(log, rules, assumptions, question.span(), injection);
  }

  private RuleBook candidate(Published current) {
    Published bundle = question.rules().map(f -> current.withFiles(files(f))).orElse(current);
    RuleBook book = books.compile(bundle);
    return question.mode().map(book::withMode).orElse(book);
  }

  private static Map<String, String> files(Path folder) {
    try {
      Map<String, String> texts = new TreeMap<>();
      Bundle.files(folder)
          .forEach((path, bytes) -> texts.put(path, new String(bytes, StandardCharsets.UTF_8)));
      return texts;
    } catch (BundleException e) {
      throw ReplayException.wrongUse("the rules are refused:\n" + e.getMessage());
    }
  }

  /** What was in force at the end of the span: one partition tells it as well as all. */
  private Published current() {
    Published current = Published.BUILT_IN;
    try (Tape<Signal> tape = log.signals(0)) {
      for (Optional<Signal> s = tape.next(); s.isPresent(); s = tape.next()) {
        boolean read = !question.span().over(s.get().receivedAt());
        if (read && s.get().statement() instanceof Statement.PolicyActivated p) {
          current = books.published(p.digest());
        }
      }
    }
    return current;
  }

  private void page(WhatIf w, Player.Played before, Player.Played after) {
    if (question.html().isPresent()) {
      String page = Page.of(w, before.course().episodes(), after.course().episodes());
      try {
        Files.writeString(question.html().get(), page);
      } catch (IOException e) {
        throw ReplayException.missing(question.html().get() + " can not be written");
      }
    }
  }
}
