package io.portcullis.routes.policies;

import java.util.Map;
import java.util.TreeMap;

import io.portcullis.model.Mode;

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

  Published withMode(String rule, Mode mode) {
    Map<String, Mode> changed = new TreeMap<>(modes);
    changed.put(rule, mode);
    return new Published(files, changed, parameters);
  }

  /**
   * @param value as rule.yaml spells it
   */
  Published withParameter(String rule, String name, String value) {
    Map<String, Map<String, String>> changed = new TreeMap<>(parameters);
    Map<String, String> ofRule = new TreeMap<>(changed.getOrDefault(rule, Map.of()));
    ofRule.put(name, value);
    changed.put(rule, ofRule);
    return new Published(files, modes, changed);
  }

  Published withFiles(Map<String, String> others) {
    return new Published(others, modes, parameters);
  }
}
