package io.portcullis.routes.runtime;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import io.portcullis.routes.cli.RulesTool;
import io.portcullis.rules.bundle.BundleException;
import io.portcullis.rules.bundle.RuleTests;
import io.portcullis.rules.bundle.Rules;
import io.portcullis.rules.cases.CaseResult;

/** {@code rules list} and {@code rules test} over the rule engine. */
public final class BuiltRules implements RulesTool {

  @Override
  public List<Line> list(Optional<Path> folder) {
    return rules(folder).stream()
        .map(r -> new Line(r.id(), r.title(), r.mode(), r.severity(), r.standing()))
        .toList();
  }

  @Override
  public Report test(Optional<Path> folder) {
    List<CaseResult> results = results(folder);
    List<String> failures =
        results.stream()
            .filter(r -> !r.passed())
            .map(r -> r.rule() + ", line " + r.line() + ": \"" + r.name() + "\": " + r.message())
            .toList();
    int rules = (int) results.stream().map(CaseResult::rule).distinct().count();
    return new Report(rules, results.size(), failures);
  }

  private static List<io.portcullis.rules.Rule> rules(Optional<Path> folder) {
    try {
      return folder.isPresent() ? Rules.list(folder.get()) : Rules.list();
    } catch (BundleException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static List<CaseResult> results(Optional<Path> folder) {
    try {
      return folder.isPresent() ? RuleTests.run(folder.get()) : RuleTests.runBuiltIn();
    } catch (BundleException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }
}
