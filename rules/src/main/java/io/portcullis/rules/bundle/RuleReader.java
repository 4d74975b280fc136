package io.portcullis.rules.bundle;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import io.portcullis.rules.Parameter;
import io.portcullis.rules.Rule;

/** Turns rule.yaml into a rule, or says what is wrong with it. */
final class RuleReader {
  private final String id;
  private final Set<String> all;
  private final Problems problems;
  private final Map<String, Integer> lines;

  private RuleReader(String id, Set<String> all, String text, Problems problems) {
    this.id = id;
    this.all = all;
    this.problems = problems;
    this.lines = Yaml.lines(text);
  }

  /**
   * @param all ids of the rules in the bundle
   */
  static Optional<Rule> read(String id, Set<String> all, String text, Problems problems) {
    return Yaml.read(id, BundleFiles.META, text, RuleFile.class, problems)
        .flatMap(file -> new RuleReader(id, all, text, problems).check(file));
  }

  private Optional<Rule> check(RuleFile file) {
    if (missing(file)) {
      return Optional.empty();
    }
    checkNumbers(file);
    boolean good = checkId(file) & checkReason(file);
    Map<String, Parameter<?>> parameters = parameters(file);
    return good && parameters.size() == file.parameters().size()
        ? Optional.of(file.toRule(parameters))
        : Optional.empty();
  }

  private boolean missing(RuleFile file) {
    boolean missing = false;
    for (Map.Entry<String, Object> field : file.fields().entrySet()) {
      Object value = field.getValue();
      if (value == null || value instanceof String text && text.isBlank()) {
        problem("/", "field \"" + field.getKey() + "\" is missing; write it, with a value");
        missing = true;
      }
    }
    return missing;
  }

  private boolean checkId(RuleFile file) {
    if (all.contains(file.id()) && !file.id().equals(id)) {
      problem(
          "/id",
          "duplicate id, \"%s\" has it too; write \"%s\", the rule's folder"
              .formatted(file.id(), id));
    } else if (!file.id().equals(id)) {
      problem("/id", "id is \"%s\"; write \"%s\", the rule's folder".formatted(file.id(), id));
    }
    return file.id().equals(id);
  }

  private void checkNumbers(RuleFile file) {
    if (file.version() < 1) {
      problem("/version", "version is %d; count from 1".formatted(file.version()));
    }
    if (file.approvals() < 0 || file.approvals() > Rule.MAX_APPROVALS) {
      problem(
          "/approvals",
          "approvals is %d; write 0 to %d".formatted(file.approvals(), Rule.MAX_APPROVALS));
    }
    if (file.updated().isBefore(file.created())) {
      problem("/updated", "updated is before created; write the date of the last change");
    }
  }

  private boolean checkReason(RuleFile file) {
    try {
      Objects.requireNonNull(file.reason());
      return true;
    } catch (IllegalArgumentException e) {
      problem(
          "/reason-code",
          "reason-code \"%s\" is unknown; write one of RFC 5280 section 5.3.1 like key-compromise, or of-parent"
              .formatted(file.reasonCode()));
      return false;
    }
  }

  private Map<String, Parameter<?>> parameters(RuleFile file) {
    Map<String, Parameter<?>> parameters = new TreeMap<>();
    file.parameters()
        .forEach(
            (name, written) -> parameter(name, written).ifPresent(p -> parameters.put(name, p)));
    return parameters;
  }

  private Optional<Parameter<?>> parameter(String name, RuleFile.ParameterFile written) {
    String path = "/parameters/" + name;
    if (written == null
        || written.type() == null
        || written.value() == null
        || written.min() == null
        || written.max() == null
        || written.description() == null) {
      problem(path, "parameter " + name + " needs type, value, min, max and description");
      return Optional.empty();
    }
    try {
      return Optional.of(written.toParameter());
    } catch (IllegalArgumentException e) {
      problem(path + "/value", "parameter " + name + ": " + e.getMessage());
      return Optional.empty();
    }
  }

  private void problem(String path, String message) {
    problems.add(id, BundleFiles.META, lines.getOrDefault(path, 1), message);
  }
}
