package io.portcullis.bench.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.portcullis.bench.Benchmark;
import io.portcullis.bench.Duel;
import io.portcullis.bench.Figures;
import io.portcullis.bench.Figures.Row;
import io.portcullis.bench.Machine;
import io.portcullis.model.Policy;
import io.portcullis.model.Policy.Case;
import io.portcullis.rules.RuleBook;
import io.portcullis.rules.bundle.BuiltIn;

/** What an evaluation of all rules costs on one thread, beside plain Java that decides the same. */
public final class Rules implements Benchmark {
  private static final String UNIT = "evaluations/s";
  private static final long SEED = 20_261_127;
  private static final int SUBJECTS = 1_000;
  private static final int FEW = 50;

  /** Keeps results alive, so that no compiler leaves the work out. */
  private static volatile long sink;

  @Override
  public String name() {
    return "rules";
  }

  @Override
  public Figures run(boolean quick, Consumer<String> progress) {
    Run run = new Run(quick ? Duel.QUICK : Duel.FULL, quick ? FEW : SUBJECTS, progress);
    int builtIn = run.builtIn.rules().size();
    for (int certificates : List.of(1, 10, Case.MAX_CERTIFICATES, 100)) {
      run.certificates(certificates);
    }
    for (int rules : quick ? List.of(10, builtIn + 1) : List.of(10, 50, 100, 500)) {
      run.rules(rules);
    }
    return new Figures(
        name(),
        Machine.here(),
        run.rows,
        List.of(
            "one thread; %d invented subjects, the same in each run; every decision was compared first"
                .formatted(run.size),
            "floor: the %d built-in rules as chains of if, with the same findings as objects"
                .formatted(builtIn),
            "rules see at most %d certificates of a subject".formatted(Case.MAX_CERTIFICATES),
            "more rules than the built-in ones: those, and again for each of %d groups of subjects"
                    .formatted(Subjects.GROUPS)
                + "; \"for each\": all subjects are in all groups",
            "times: what an evaluation costs, beside one with the built-in set in turns"));
  }

  private static final class Run {
    private final Duel duel;
    private final int size;
    private final Consumer<String> progress;
    private final RuleBook builtIn = BuiltIn.load();
    private final Chain chain = new Chain(builtIn);
    private final List<Row> rows = new ArrayList<>();

    Run(Duel duel, int size, Consumer<String> progress) {
      this.duel = duel;
      this.size = size;
      this.progress = progress;
    }

    void certificates(int certificates) {
      List<Case> subjects = subjects(certificates);
      long findings = Agreement.ofAll(subjects, builtIn, chain);
      Duel.Rates rates = fight(subjects, builtIn, chain);
      String what = "%d rules, certificates: %d".formatted(builtIn.rules().size(), certificates);
      String aim = certificates == 1 ? "100,000 of them" : "";
      rows.add(new Row(what, UNIT, rates.first(), Optional.of(rates.second()), aim));
      progress.accept(
          "%s; %d findings on %d subjects, the same by both".formatted(what, findings, size));
    }

    void rules(int count) {
      progress.accept("compiling %d rules".formatted(count));
      RuleBook book = Variants.book(count);
      compare(count + " rules", book, subjects(1));
      if (count > builtIn.rules().size()) {
        compare(count + " rules for each", book, inAllGroups(subjects(1)));
      }
    }

    private void compare(String what, RuleBook book, List<Case> subjects) {
      Agreement.ofVariants(subjects, book, builtIn);
      Duel.Rates rates = fight(subjects, book, builtIn);
      double times = (double) book.rules().size() / builtIn.rules().size();
      rows.add(new Row(what, UNIT, rates.first(), Optional.empty(), ""));
      rows.add(
          new Row(
              what,
              "times",
              rates.second() / rates.first(),
              Optional.empty(),
              times >= 2 ? String.format(Locale.ROOT, "well under %.1f", times) : ""));
      progress.accept(what);
    }

    private Duel.Rates fight(List<Case> subjects, Policy one, Policy other) {
      Duel.Rates passes =
          duel.fight(() -> sink += decide(subjects, one), () -> sink += decide(subjects, other));
      return new Duel.Rates(passes.first() * size, passes.second() * size);
    }

    private static long decide(List<Case> subjects, Policy policy) {
      long findings = 0;
      for (Case subject : subjects) {
        findings += policy.evaluate(subject, Dice.NOW).findings().size();
      }
      return findings;
    }

    private List<Case> subjects(int certificates) {
      Subjects invented = new Subjects(SEED);
      return IntStream.range(0, size).mapToObj(i -> invented.ordinary(certificates)).toList();
    }
  }

  private static List<Case> inAllGroups(List<Case> subjects) {
    Set<String> groups =
        IntStream.rangeClosed(1, Subjects.GROUPS)
            .mapToObj(Variants::group)
            .collect(Collectors.toUnmodifiableSet());
    return subjects.stream()
        .map(s -> new Case(s.id(), s.kind(), s.name(), groups, s.facts(), s.certificates()))
        .toList();
  }
}
