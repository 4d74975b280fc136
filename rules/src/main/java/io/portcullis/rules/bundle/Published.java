package io.portcullis.rules.bundle;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.portcullis.model.Mode;
import io.portcullis.rules.GroupMode;
import io.portcullis.rules.Reach;
import io.portcullis.rules.RuleBook;

/**
 * A bundle as {@code policies} holds it, by digest: everything a hub needs to compile the same
 * book.
 *
 * @param files of an operator's folder by path; empty for the built-in rules
 * @param modes by rule id, where they differ from the rule's own
 * @param parameters by rule id and name, likewise
 * @param reach whom the rules reach; absent in bundles of an earlier release
 */
public record Published(
    Map<String, String> files,
    Map<String, Mode> modes,
    Map<String, Map<String, String>> parameters,
    Reach reach) {

  public static final Published BUILT_IN = new Published(Map.of(), Map.of(), Map.of());

  public Published {
    reach = reach == null ? Reach.NONE : reach;
  }

  /** For everybody. */
  public Published(
      Map<String, String> files,
      Map<String, Mode> modes,
      Map<String, Map<String, String>> parameters) {
    this(files, modes, parameters, Reach.NONE);
  }

  /**
   * For all subjects. What groups have beside it stays only where it is more cautious: who switches
   * a rule off means everybody, and who switches it on does not mean those that were left out.
   *
   * @param ramp percent of subjects, 1 to 100
   */
  public Published withMode(String rule, Mode mode, int ramp) {
    Reach changed =
        reach
            .withRamp(rule, ramp)
            .withGroups(g -> !g.rule().equals(rule) || g.mode().compareTo(mode) < 0);
    return withMode(rule, mode).with(changed);
  }

  public Published withMode(String rule, Mode mode) {
    Map<String, Mode> changed = new TreeMap<>(modes);
    changed.put(rule, mode);
    return new Published(files, changed, parameters, reach);
  }

  public Published with(GroupMode mode) {
    return with(reach.with(mode));
  }

  public Published with(Reach other) {
    return new Published(files, modes, parameters, other);
  }

  /**
   * @param value as rule.yaml spells it
   */
  public Published withParameter(String rule, String name, String value) {
    Map<String, Map<String, String>> changed = new TreeMap<>(parameters);
    Map<String, String> ofRule = new TreeMap<>(changed.getOrDefault(rule, Map.of()));
    ofRule.put(name, value);
    changed.put(rule, ofRule);
    return new Published(files, modes, changed, reach);
  }

  public Published withFiles(Map<String, String> others) {
    return new Published(others, modes, parameters, reach);
  }

  public Published observing(boolean only) {
    return with(reach.observing(only));
  }

  /** New rules observe, unless somebody has said otherwise. */
  public Published observing(Set<String> fresh) {
    Map<String, Mode> changed = new TreeMap<>(modes);
    fresh.forEach(rule -> changed.putIfAbsent(rule, Mode.OBSERVE));
    return new Published(files, changed, parameters, reach);
  }

  /** Without what is said about rules that are gone. */
  public Published about(Set<String> rules) {
    Map<String, Mode> known = new TreeMap<>(modes);
    known.keySet().retainAll(rules);
    Map<String, Map<String, String>> settings = new TreeMap<>(parameters);
    settings.keySet().retainAll(rules);
    return new Published(files, known, settings, reach.about(rules));
  }

  /**
   * The book of its files, set as it says.
   *
   * @throws IllegalArgumentException when it sets a rule or a parameter that is not there
   */
  public RuleBook set(RuleBook book) {
    return book.withParameters(parameters).withModes(modes).with(reach);
  }
}
