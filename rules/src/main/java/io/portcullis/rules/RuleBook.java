package io.portcullis.rules;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.portcullis.model.Finding;
import io.portcullis.model.Ids;
import io.portcullis.model.Mode;
import io.portcullis.model.Policy;
import io.portcullis.model.Subject;

/**
 * A set of rules with their parameters and modes, that does not change: another setting is another
 * book with another digest. A book needs no closing; who swaps books only lets go of the old one.
 */
public final class RuleBook implements Policy {
  private final Engine engine;
  private final String files;
  private final SortedMap<String, Rule> written;
  private final SortedMap<String, Rule> rules;
  private final Engine.RuleGlobals globals;
  private final Reach reach;
  private final Scoping scoping;
  private final String digest;

  /**
   * @param files digest of the files the rules were read from
   */
  public RuleBook(Engine engine, Collection<Rule> rules, String files) {
    this(engine, files, byId(rules), byId(rules), Reach.NONE);
  }

  private RuleBook(
      Engine engine,
      String files,
      SortedMap<String, Rule> written,
      SortedMap<String, Rule> rules,
      Reach reach) {
    this.engine = engine;
    this.files = files;
    this.written = written;
    this.rules = rules;
    this.reach = reach;
    this.scoping = new Scoping(rules, reach);
    this.globals =
        new Engine.RuleGlobals(
            rules.values().stream().collect(Collectors.toMap(r -> Rule.global(r.id()), r -> r)));
    this.digest = digestOfSettings();
  }

  /**
   * @throws FiringLimitException when a rule pairs facts without end
   */
  @Override
  public Evaluation evaluate(Case subject, Instant now) {
    return engine.evaluate(globals, digest, subject, now);
  }

  /**
   * What one rule says without the others.
   *
   * @param silent all rules by the names of their globals, none of them enabled
   * @param rule one of them, as it is to be asked
   */
  Evaluation alone(Map<String, Rule> silent, Rule rule, Case subject, Instant now) {
    return engine.evaluate(new Engine.OneRule(silent, rule), digest, subject, now);
  }

  @Override
  public Evaluation scoped(Subject subject, List<Finding> open) {
    return scoping.scoped(subject, open);
  }

  @Override
  public boolean observing() {
    return reach.observing();
  }

  /** What takes this finding out for now. */
  public Optional<Exemption> exemption(Subject subject, Finding finding) {
    return scoping.exemption(subject, finding);
  }

  /** Of the files, and of what was set otherwise than they say. */
  @Override
  public String digest() {
    return digest;
  }

  /** Sorted by id, as they are in force. */
  public List<Rule> rules() {
    return List.copyOf(rules.values());
  }

  /**
   * @throws IllegalArgumentException when there is no such rule, with the nearest one
   */
  public Rule rule(String id) {
    Rule rule = rules.get(id);
    if (rule == null) {
      throw new IllegalArgumentException(
          "no rule \"%s\"%s".formatted(id, Nearest.hint(id, rules.keySet())));
    }
    return rule;
  }

  /**
   * @param modes by rule id
   * @throws IllegalArgumentException when there is no such rule
   */
  public RuleBook withModes(Map<String, Mode> modes) {
    SortedMap<String, Rule> changed = new TreeMap<>(rules);
    modes.forEach((id, mode) -> changed.put(id, rule(id).with(mode)));
    return new RuleBook(engine, files, written, changed, reach);
  }

  /**
   * Every rule in this mode for everybody but who is exempt: no ramp, no mode of a group, and no
   * hub that only observes.
   */
  public RuleBook withMode(Mode mode) {
    return withModes(rules.keySet().stream().collect(Collectors.toMap(id -> id, id -> mode)))
        .with(new Reach(false, Map.of(), List.of(), reach.exemptions()));
  }

  public Reach reach() {
    return reach;
  }

  /**
   * @throws IllegalArgumentException when it speaks of a rule that is not there
   */
  public RuleBook with(Reach other) {
    other.rules().forEach(this::rule);
    return new RuleBook(engine, files, written, rules, other);
  }

  /**
   * @param values by rule id and name of the parameter, written as in rule.yaml
   * @throws IllegalArgumentException when there is no such rule or parameter, or a value is out of
   *     bounds
   */
  public RuleBook withParameters(Map<String, Map<String, String>> values) {
    SortedMap<String, Rule> changed = new TreeMap<>(rules);
    new TreeMap<>(values)
        .forEach(
            (id, settings) ->
                formerFirst(rule(id), settings)
                    .forEach(name -> changed.put(id, set(changed, id, name, settings.get(name)))));
    return new RuleBook(engine, files, written, changed, reach);
  }

  /** This rule alone, enabled or not, to try it out. */
  public RuleBook only(String id) {
    rule(id);
    UnaryOperator<Rule> alone = rule -> rule.with(rule.id().equals(id));
    return new RuleBook(engine, rules.values().stream().map(alone).toList(), files);
  }

  /**
   * What is set under the name of today counts, also where an older setting was never taken out.
   */
  private static Stream<String> formerFirst(Rule rule, Map<String, String> settings) {
    return settings.keySet().stream()
        .sorted(Comparator.comparing(name -> rule.current(name).equals(name)));
  }

  private Rule set(Map<String, Rule> changed, String id, String name, String value) {
    rule(id);
    try {
      return changed.get(id).with(name, value);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(id + ": " + name + ": " + e.getMessage(), e);
    }
  }

  private String digestOfSettings() {
    Stream<String> own =
        rules.values().stream().flatMap(rule -> settings(written.get(rule.id()), rule));
    String settings = Stream.concat(own, reach.lines()).sorted().collect(Collectors.joining("\n"));
    return settings.isEmpty()
        ? files
        : Ids.sha256((files + "\n" + settings).getBytes(StandardCharsets.UTF_8));
  }

  private static Stream<String> settings(Rule before, Rule after) {
    Stream<String> mode =
        before.mode() == after.mode() ? Stream.of() : Stream.of(after.id() + " " + after.mode());
    Stream<String> parameters =
        after.parameters().entrySet().stream()
            .filter(p -> !p.getValue().equals(before.parameters().get(p.getKey())))
            .map(p -> after.id() + " " + p.getKey() + "=" + p.getValue().text());
    return Stream.concat(mode, parameters);
  }

  private static SortedMap<String, Rule> byId(Collection<Rule> rules) {
    return rules.stream()
        .collect(
            Collectors.toMap(
                Rule::id,
                rule -> rule,
                (one, two) -> {
                  throw new IllegalArgumentException("two rules have the id " + one.id());
                },
                TreeMap::new));
  }
}
