package io.portcullis.rules.bundle;

import java.util.List;
import java.util.Set;

import io.portcullis.rules.Findings;
import io.portcullis.rules.Rule;

/** What a rule may name and call: facts, its own parameters, time arithmetic, and no more. */
final class AllowList {
  /** For people, in messages. */
  static final String IMPORTS =
      "io.portcullis.model.*, io.portcullis.rules.Findings, io.portcullis.rules.Rule, java.time.Duration, java.time.Instant";

  private static final Set<String> IMPORTED =
      Set.of(
          Findings.class.getName(),
          Rule.class.getName(),
          "java.time.Duration",
          "java.time.Instant");
  private static final String MODEL = "io.portcullis.model.";

  private static final List<String> PACKAGES =
      List.of("io/portcullis/model/", "java/time/", "policies/");
  private static final Set<String> CLASSES =
      Set.of(
          "io/portcullis/rules/Findings",
          "io/portcullis/rules/Rule",
          "java/lang/Boolean",
          "java/lang/Comparable",
          "java/lang/Double",
          "java/lang/Enum",
          "java/lang/Integer",
          "java/lang/Long",
          "java/lang/Number",
          "java/lang/Object",
          "java/lang/String",
          "java/util/Collection",
          "java/util/List",
          "java/util/Objects",
          "java/util/Set");

  /** They read a clock. */
  private static final Set<String> REFUSED_CLASSES =
      Set.of("java/time/Clock", "java/time/InstantSource");

  /** They read a clock, wait, look into classes, or take time without end. */
  private static final Set<String> REFUSED_METHODS =
      Set.of(
          "now",
          "wait",
          "notify",
          "notifyAll",
          "getClass",
          "forEach",
          "intern",
          "repeat",
          "matches",
          "split",
          "replaceAll",
          "replaceFirst");

  /** What the rule compiler itself writes into conditions. */
  private static final Set<String> GENERATED =
      Set.of(
          "java/lang/System.arraycopy",
          "org/drools/model/functions/PredicateInformation.<init>",
          "org/drools/model/functions/PredicateInformation.addRuleNames",
          "org/drools/model/operators/ContainsOperator.INSTANCE",
          "org/drools/model/operators/ExcludesOperator.INSTANCE",
          "org/drools/model/operators/InOperator.INSTANCE",
          "org/drools/model/operators/MemberOfOperator.INSTANCE",
          "org/drools/modelcompiler/dsl/pattern/D.eval");

  private static final String COMPARISONS = "org/drools/modelcompiler/util/EvaluationUtil";

  /** And into the classes that hold the rules together. */
  private static final List<String> FRAME =
      List.of(
          "org/drools/model/",
          "org/drools/modelcompiler/dsl/",
          "org/drools/util/DateUtils",
          "java/util/ArrayList",
          "java/util/Arrays",
          "java/util/Collections",
          "java/util/Locale",
          "java/lang/RuntimeException");

  private AllowList() {}

  static boolean mayImport(String name) {
    return IMPORTED.contains(name) || name.startsWith(MODEL);
  }

  /** Whether a condition or consequence may call this method or read this field. */
  static boolean mayUse(String owner, String name) {
    boolean known = CLASSES.contains(owner) || PACKAGES.stream().anyMatch(owner::startsWith);
    boolean refused = REFUSED_CLASSES.contains(owner) || REFUSED_METHODS.contains(name);
    return known && !refused || owner.equals(COMPARISONS) || GENERATED.contains(owner + "." + name);
  }

  /** Whether a class that holds rules together may. */
  static boolean frameMayUse(String owner, String name) {
    return mayUse(owner, name) || FRAME.stream().anyMatch(owner::startsWith);
  }
}
