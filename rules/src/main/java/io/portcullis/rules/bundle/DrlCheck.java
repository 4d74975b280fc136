package io.portcullis.rules.bundle;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.drools.drl.ast.descr.AttributeDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.GlobalDescr;
import org.drools.drl.ast.descr.ImportDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;

import io.portcullis.model.Clears;
import io.portcullis.rules.Engine;
import io.portcullis.rules.Findings;
import io.portcullis.rules.Nearest;
import io.portcullis.rules.Rule;

/** Whether a Rule.drl has the form of a rule: one condition, one line, and nothing else. */
final class DrlCheck {
  static final int MAX_LINES = 60;
  private static final Pattern PARAMETER =
      Pattern.compile(
          "\\.(?:duration|share|count|severity)\\(\\s*\"([^\"]*)\""
              + "|open(?:After|Within|LateInLife)\\([^\"]*\"([^\"]*)\"");

  private final Rule rule;
  private final String text;
  private final Problems problems;

  private DrlCheck(Rule rule, String text, Problems problems) {
    this.rule = rule;
    this.text = text;
    this.problems = problems;
  }

  static void check(Rule rule, String text, Problems problems) {
    new DrlCheck(rule, text, problems).check();
  }

  /** "posture/device-noncompliant" lies in package policies.posture.device_noncompliant. */
  static String packageOf(String id) {
    return "policies." + id.replace('/', '.').replace('-', '_');
  }

  private void check() {
    long lines = text.lines().count();
    if (lines > MAX_LINES) {
      problem(
          MAX_LINES + 1,
          "has %d lines; a rule has at most %d, split it into two".formatted(lines, MAX_LINES));
    }
    DrlReader.read(rule.id(), text, problems).ifPresent(this::check);
  }

  private void check(PackageDescr drl) {
    if (!packageOf(rule.id()).equals(drl.getName())) {
      problem(1, "write \"package %s;\"".formatted(packageOf(rule.id())));
    }
    drl.getImports().forEach(this::checkImport);
    drl.getGlobals().forEach(this::checkGlobal);
    nothingElse(drl);
    if (drl.getRules().size() == 1) {
      checkRule(drl.getRules().get(0));
    } else {
      int line = drl.getRules().size() > 1 ? drl.getRules().get(1).getLine() : 1;
      problem(line, "holds %d rules; write one".formatted(drl.getRules().size()));
    }
    checkParameters();
    checkClears();
  }

  private void checkImport(ImportDescr descr) {
    if (!AllowList.mayImport(descr.getTarget())) {
      problem(
          line(descr, descr.getTarget()),
          "import of %s is not allowed; a rule imports only %s"
              .formatted(descr.getTarget(), AllowList.IMPORTS));
    }
  }

  private void checkGlobal(GlobalDescr descr) {
    String own = Rule.global(rule.id());
    boolean findings = descr.getIdentifier().equals(Engine.FINDINGS) && of(descr, Findings.class);
    boolean itself = descr.getIdentifier().equals(own) && of(descr, Rule.class);
    if (!findings && !itself) {
      problem(
          line(descr, descr.getIdentifier()),
          "global %s is not allowed; write \"global Findings findings;\" and \"global Rule %s;\""
              .formatted(descr.getIdentifier(), own));
    }
  }

  private static boolean of(GlobalDescr descr, Class<?> type) {
    return descr.getType().equals(type.getSimpleName()) || descr.getType().equals(type.getName());
  }

  private void nothingElse(PackageDescr drl) {
    for (List<? extends BaseDescr> others :
        List.of(
            drl.getFunctions(),
            drl.getFunctionImports(),
            drl.getAccumulateImports(),
            drl.getTypeDeclarations(),
            drl.getEnumDeclarations(),
            List.copyOf(drl.getEntryPointDeclarations()),
            List.copyOf(drl.getWindowDeclarations()),
            drl.getAttributes())) {
      for (BaseDescr other : others) {
        problem(other.getLine(), "is not allowed here; write imports, two globals and one rule");
      }
    }
  }

  private void checkRule(RuleDescr descr) {
    if (!descr.getName().equals(rule.id())) {
      problem(
          descr.getLine(),
          "the rule is called \"%s\"; write \"%s\", its id".formatted(descr.getName(), rule.id()));
    }
    if (descr.getParentName() != null) {
      problem(descr.getLine(), "extends is not allowed; write the whole condition");
    }
    for (AttributeDescr attribute : descr.getAttributes().values()) {
      problem(line(attribute, attribute.getName()), attribute(attribute.getName()));
    }
    new WhenCheck(rule.id(), problems).check(descr.getLhs());
    ThenCheck.check(rule.id(), descr, problems);
  }

  private static String attribute(String name) {
    return name.equals("salience")
        ? "salience is not allowed; rules have no order, say in \"when\" what must hold"
        : "attribute %s is not allowed; take it out".formatted(name);
  }

  private void checkParameters() {
    Set<String> used = new TreeSet<>();
    Matcher matcher = PARAMETER.matcher(text);
    while (matcher.find()) {
      String name = Optional.ofNullable(matcher.group(1)).orElseGet(() -> matcher.group(2));
      used.add(name);
      if (!rule.parameters().containsKey(name)) {
        problem(
            lineAt(matcher.start()),
            "rule.yaml has no parameter \"%s\"%s"
                .formatted(name, Nearest.hint(name, rule.parameters().keySet())));
      }
    }
    for (String name : new TreeSet<>(rule.parameters().keySet())) {
      if (!used.contains(name)) {
        problem(
            place("rule \""),
            "parameter \"%s\" of rule.yaml is not used; use it or take it out".formatted(name));
      }
    }
  }

  private void checkClears() {
    boolean ends = text.contains("openWithin(") || text.contains("openBetween(");
    if (rule.clears() == Clears.AFTER_DURATION && !ends) {
      problem(
          place("findings.open"),
          "clears after-duration needs findings.openWithin or findings.openBetween");
    }
  }

  private int line(BaseDescr descr, String word) {
    return descr.getLine() > 0 ? descr.getLine() : lineAt(Math.max(0, text.indexOf(word)));
  }

  private int place(String word) {
    return lineAt(Math.max(0, text.indexOf(word)));
  }

  private int lineAt(int offset) {
    return lineAt(text, offset);
  }

  private static int lineAt(String text, int offset) {
    return (int) text.substring(0, offset).chars().filter(c -> c == '\n').count() + 1;
  }

  /**
   * Where a condition or consequence most likely does what its compiled form was refused for: the
   * line that names the first method, else that of "when".
   *
   * @param refused as {@link ClassScan} says it: "calls some.Type.method, calls ..."
   */
  static int lineOf(String text, String refused) {
    int when = Math.max(0, text.indexOf("\nwhen") + 1);
    String first = refused.split(", ", 2)[0];
    int named = text.indexOf(first.substring(first.lastIndexOf('.') + 1), when);
    return lineAt(text, named < 0 ? when : named);
  }

  private void problem(int line, String message) {
    problems.add(rule.id(), BundleFiles.DRL, line, message);
  }
}
