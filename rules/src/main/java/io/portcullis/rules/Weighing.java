package io.portcullis.rules;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.portcullis.model.Finding;
import io.portcullis.model.Policy.Case;
import io.portcullis.model.Policy.Evaluation;

/**
 * What each threshold of a rule weighed in its answer about one subject: the rule is asked again,
 * alone, with other values, until the answer turns or the bound is reached.
 */
public final class Weighing {
  private final RuleBook book;
  private final Case subject;
  private final Instant now;
  private final Map<String, Rule> silent;

  /**
   * @param now the decision's own time of the answer
   */
  public Weighing(RuleBook book, Case subject, Instant now) {
    this.book = book;
    this.subject = subject;
    this.now = now;
    this.silent =
        book.rules().stream()
            .collect(Collectors.toMap(rule -> Rule.global(rule.id()), rule -> rule.with(false)));
  }

  /** Whether the book has such a rule. */
  public boolean has(String rule) {
    return silent.containsKey(Rule.global(rule));
  }

  /**
   * What this rule says by itself. A rule that pairs facts without end says nothing.
   *
   * @throws IllegalArgumentException when the book has no such rule
   */
  public Evaluation ask(String rule) {
    return ask(book.rule(rule));
  }

  /** What would have to be otherwise for this finding not to be open, or to be. */
  public List<Threshold> of(String rule, String key) {
    return weigh(rule, e -> e.findings().stream().map(Finding::key).anyMatch(key::equals));
  }

  /** What would have to be otherwise for this rule to find something, or nothing. */
  public List<Threshold> of(String rule) {
    return weigh(rule, e -> !e.findings().isEmpty());
  }

  /**
   * Whether a single parameter at one of its bounds changes what the rule finds: a cheap look,
   * before {@link #of(String)}.
   */
  public boolean turns(String rule) {
    Rule asked = book.rule(rule);
    boolean finds = !ask(asked).findings().isEmpty();
    return asked.parameters().entrySet().stream()
        .flatMap(
            p ->
                Stream.of(
                        ParameterType.print(p.getValue().min()),
                        ParameterType.print(p.getValue().max()))
                    .map(bound -> asked.with(p.getKey(), bound)))
        .anyMatch(other -> ask(other).findings().isEmpty() == finds);
  }

  private List<Threshold> weigh(String id, Predicate<Evaluation> answer) {
    Rule rule = book.rule(id);
    boolean given = answer.test(ask(rule));
    return new TreeMap<>(rule.parameters())
        .entrySet().stream()
            .map(
                p ->
                    weigh(
                        p.getKey(),
                        p.getValue(),
                        value -> answer.test(ask(rule.with(p.getKey(), value))) != given))
            .toList();
  }

  private static Threshold weigh(String name, Parameter<?> parameter, Predicate<String> turned) {
    Steps steps = Steps.of(parameter);
    OptionalLong below = Search.first(steps.down(), n -> turned.test(steps.at().apply(-n)));
    OptionalLong above = Search.first(steps.up(), n -> turned.test(steps.at().apply(n)));
    boolean down = below.isPresent() && (above.isEmpty() || below.getAsLong() <= above.getAsLong());
    OptionalLong nearest = down ? below : above;
    long all = down ? steps.down() : steps.up();
    return new Threshold(
        name,
        parameter.type().name(),
        parameter.text(),
        ParameterType.print(parameter.min()),
        ParameterType.print(parameter.max()),
        parameter.description(),
        nearest.isPresent()
            ? Optional.of(steps.at().apply(down ? -nearest.getAsLong() : nearest.getAsLong()))
            : Optional.empty(),
        nearest.isPresent() ? (double) nearest.getAsLong() / all : 1);
  }

  private Evaluation ask(Rule rule) {
    try {
      return book.alone(silent, rule, subject, now);
    } catch (FiringLimitException e) {
      return new Evaluation(List.of(), Optional.empty());
    }
  }
}
