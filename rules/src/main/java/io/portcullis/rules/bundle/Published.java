package io.portcullis.rules.bundle;

import java.util.Map;
import java.util.TreeMap;

import io.portcullis.model.Mode;
import io.portcullis.rules.RuleBook;

/**
 * A bundle as {@code policies} holds it, by digest: everything a hub needs to compile the same
 * book.
 *
 * @param files of an operator's folder by path; empty for the built-in rules
 * @param modes by rule id, where they differ from the rule's own
 * @param parameters by rule id and name, likewise
 */
public record Published(
    Map<String, String> files,
    Map<String, Mode> modes,
    Map<String, Map<String, String>> parameters) {

  public static final Published BUILT_IN = new Published(Map.of(), Map.of(), Map.of());

  public Published withMode(String rule, Mode mode) {
    Map<String, Mode> changed = new TreeMap<>(modes);
    changed.put(rule, mode);
    return new Published(files, changed, parameters);
  }

  /**
   * @param value as rule.yaml spells it
   */
  public Published withParameter(String rule, String name, String value) {
    Map<String, Map<String, String>> changed = new TreeMap<>(parameters);
    Map<String, String> ofRule = new TreeMap<>(changed.getOrDefault(rule, Map.of()));
    ofRule.put(name, value);
    changed.put(rule, ofRule);
    return new Published(files, modes, changed);
  }

  public Published withFiles(Map<String, String> others) {
    return new Published(others, modes, parameters);
  }

  /**
   * The book of its files, set as it says.
   *
   * @throws IllegalArgumentException when it sets a rule or a parameter that is not there
   */
  public RuleBook set(RuleBook book) {
    return book.withParameters(parameters).withModes(modes);
  }
}
