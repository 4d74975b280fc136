package io.portcullis.rules;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.portcullis.model.Clears;
import io.portcullis.model.Mode;
import io.portcullis.model.ReasonCode;
import io.portcullis.model.Severity;
import io.portcullis.model.Standing;

/**
 * What rule.yaml says about a rule; its condition stands in Rule.drl beside it.
 *
 * @param id area and name, e.g. "posture/device-noncompliant"; never changes
 * @param description what it sees and what it does not
 * @param reasonCode empty when a parent's own is taken
 * @param approvals people who must agree before anything irreversible follows
 * @param citation paragraph of the standard or practice that asks for it
 * @param runbook what to do when it opens
 */
public record Rule(
    String id,
    int version,
    boolean enabled,
    String title,
    String description,
    Severity severity,
    Standing standing,
    Optional<ReasonCode> reasonCode,
    Mode mode,
    Clears clears,
    int approvals,
    Map<String, Parameter<?>> parameters,
    String citation,
    String runbook,
    List<String> knownGaps,
    LocalDate created,
    LocalDate updated) {
  /** Most people that a rule may ask. */
  public static final int MAX_APPROVALS = 5;

  /** What parameters were called in an earlier release. */
  private static final Map<String, String> FORMER_NAMES =
      Map.of("held-for", "after", "for", "after", "grace", "after");

  public Rule {
    parameters = Map.copyOf(parameters);
    knownGaps = List.copyOf(knownGaps);
  }

  public Duration duration(String name) {
    return value(name, ParameterType.DURATION);
  }

  public double share(String name) {
    return value(name, ParameterType.SHARE);
  }

  public long count(String name) {
    return value(name, ParameterType.COUNT);
  }

  public Severity severity(String name) {
    return value(name, ParameterType.SEVERITY);
  }

  /** Name of the global through which its DRL sees it: "a/b-c" is "aBC". */
  public static String global(String id) {
    StringBuilder name = new StringBuilder();
    for (String word : id.split("[/-]")) {
      name.append(
              name.isEmpty() ? word.substring(0, 1) : word.substring(0, 1).toUpperCase(Locale.ROOT))
          .append(word.substring(1));
    }
    return name.toString();
  }

  public Rule with(Mode other) {
    return copy(enabled, other, parameters);
  }

  public Rule with(boolean nowEnabled) {
    return copy(nowEnabled, mode, parameters);
  }

  /**
   * @param parameter by its name, or by one that it had in an earlier release
   * @throws IllegalArgumentException when there is no such parameter, or the value is no good
   */
  public Rule with(String parameter, String value) {
    String name = current(parameter);
    Map<String, Parameter<?>> changed = new TreeMap<>(parameters);
    changed.put(name, parameter(name).with(value));
    return copy(enabled, mode, changed);
  }

  /** The name that a parameter has now; what was set under another one is still meant. */
  String current(String parameter) {
    String now = FORMER_NAMES.getOrDefault(parameter, parameter);
    return !parameters.containsKey(parameter) && parameters.containsKey(now) ? now : parameter;
  }

  public Parameter<?> parameter(String name) {
    Parameter<?> parameter = parameters.get(name);
    if (parameter == null) {
      throw new IllegalArgumentException(
          "rule %s has no parameter \"%s\"; it has %s"
              .formatted(id, name, parameters.keySet().stream().sorted().toList()));
    }
    return parameter;
  }

  private <T extends Comparable<T>> T value(String name, ParameterType<T> type) {
    Parameter<?> parameter = parameter(name);
    if (!parameter.type().equals(type)) {
      throw new IllegalArgumentException(
          "parameter \"%s\" of rule %s is a %s, not a %s"
              .formatted(name, id, parameter.type().name(), type.name()));
    }
    return type.javaType().cast(parameter.value());
  }

  private Rule copy(boolean nowEnabled, Mode newMode, Map<String, Parameter<?>> newParameters) {
    return new Rule(
        id,
        version,
        nowEnabled,
        title,
        description,
        severity,
        standing,
        reasonCode,
        newMode,
        clears,
        approvals,
        newParameters,
        citation,
        runbook,
        knownGaps,
        created,
        updated);
  }
}
