package io.portcullis.rules.bundle;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.portcullis.rules.cases.CasesFile;
import io.portcullis.rules.cases.RuleCase;

/** Turns cases.yaml into cases, and asks for one that fires and one that stays silent. */
final class CaseReader {
  private CaseReader() {}

  static List<RuleCase> read(String rule, String text, Problems problems) {
    return Yaml.read(rule, BundleFiles.CASES, text, CasesFile.class, problems)
        .map(file -> check(rule, file, Yaml.lines(text), problems))
        .orElse(List.of());
  }

  private static List<RuleCase> check(
      String rule, CasesFile file, Map<String, Integer> lines, Problems problems) {
    List<RuleCase> cases = new ArrayList<>();
    Set<String> names = new HashSet<>();
    boolean whole = true;
    for (int i = 0; i < file.cases().size(); i++) {
      int line = lines.getOrDefault("/cases/" + i, 0);
      try {
        RuleCase read = file.cases().get(i).toCase(line);
        cases.add(read);
        if (!names.add(read.name())) {
          problems.add(
              rule,
              BundleFiles.CASES,
              line,
              "two cases are called \"%s\"; name them apart".formatted(read.name()));
        }
      } catch (IllegalArgumentException e) {
        problems.add(rule, BundleFiles.CASES, line, e.getMessage());
        whole = false;
      }
    }
    if (whole) {
      checkBothKinds(rule, cases, lines.getOrDefault("/cases", 1), problems);
    }
    return cases;
  }

  private static void checkBothKinds(
      String rule, List<RuleCase> cases, int line, Problems problems) {
    if (cases.stream().noneMatch(RuleCase::positive)) {
      problems.add(
          rule,
          BundleFiles.CASES,
          line,
          "no case fires; write one whose \"expect\" names a finding");
    }
    if (cases.stream().allMatch(RuleCase::positive)) {
      problems.add(
          rule, BundleFiles.CASES, line, "no case stays silent; write one with \"expect: []\"");
    }
  }
}
