package io.portcullis.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.portcullis.model.Finding;
import io.portcullis.model.Mode;
import io.portcullis.model.Policy.Evaluation;
import io.portcullis.model.Subject;

/** Puts findings in the mode that holds for their subject: the order is that of {@link Reach}. */
final class Scoping {
  private final Map<String, Rule> rules;
  private final Reach reach;
  private final Map<String, List<GroupMode>> groups;

  /** By the one thing that each is for, so that a thousand of them cost nobody else anything. */
  private final Map<String, List<Exemption>> exemptions = new HashMap<>();

  Scoping(Map<String, Rule> rules, Reach reach) {
    this.rules = rules;
    this.reach = reach;
    this.groups = reach.groups().stream().collect(Collectors.groupingBy(GroupMode::rule));
    for (Exemption e : reach.exemptions()) {
      keys(e).forEach(key -> exemptions.computeIfAbsent(key, k -> new ArrayList<>()).add(e));
    }
  }

  Evaluation scoped(Subject subject, List<Finding> open) {
    List<Finding> scoped = new ArrayList<>(open.size());
    List<Instant> ends = new ArrayList<>();
    for (Finding finding : open) {
      Optional<Exemption> exempt = exemption(subject, finding);
      exempt.ifPresent(e -> ends.add(e.until()));
      Choice choice =
          exempt.map(e -> new Choice(Mode.OBSERVE, e.why())).orElseGet(() -> of(subject, finding));
      scoped.add(observed(finding.in(choice.mode(), choice.why())));
    }
    return new Evaluation(List.copyOf(scoped), ends.stream().min(Comparator.naturalOrder()));
  }

  /** The one that lasts longest, of those that hold now for this finding. */
  Optional<Exemption> exemption(Subject subject, Finding finding) {
    if (exemptions.isEmpty()) {
      return Optional.empty();
    }
    return keys(subject, finding)
        .flatMap(key -> exemptions.getOrDefault(key, List.of()).stream())
        .filter(e -> !e.ended(subject.now()) && e.covers(subject, finding))
        .max(Comparator.comparing(Exemption::until).thenComparing(Exemption::id));
  }

  private record Choice(Mode mode, String why) {}

  private Finding observed(Finding finding) {
    boolean held = reach.observing() && finding.mode() != Mode.OBSERVE;
    return held ? finding.in(Mode.OBSERVE, "the hub only observes") : finding;
  }

  private Choice of(Subject subject, Finding finding) {
    Rule rule = rules.get(finding.rule());
    if (rule == null) {
      // Of a rule that is gone, and that a person has to close: as it was.
      return new Choice(finding.mode(), finding.modeWhy());
    }
    return groups.getOrDefault(rule.id(), List.of()).stream()
        .filter(g -> subject.groups().contains(g.group()))
        .sorted(Comparator.comparing(GroupMode::group))
        .map(g -> choice(g.mode(), g.ramp(), "group " + g.group(), rule, subject))
        .min(Comparator.comparing(Choice::mode))
        .orElseGet(() -> choice(rule.mode(), reach.ramp(rule.id()), "", rule, subject));
  }

  private static Choice choice(Mode mode, int ramp, String why, Rule rule, Subject subject) {
    if (mode == Mode.OBSERVE || ramp == Ramp.FULL) {
      return new Choice(mode, why);
    }
    boolean reached = Ramp.reaches(ramp, rule.id(), subject.id());
    String share = "ramp of " + ramp + " %: " + (reached ? "" : "not ") + "among them";
    return new Choice(reached ? mode : Mode.OBSERVE, why.isEmpty() ? share : why + ", " + share);
  }

  private static Stream<String> keys(Exemption e) {
    return e.findings().isEmpty()
        ? Stream.of(e.group().isEmpty() ? e.subject() : group(e.group()))
        : e.findings().stream();
  }

  private static Stream<String> keys(Subject subject, Finding finding) {
    List<String> ids = Stream.concat(Stream.of(subject.id()), subject.former().stream()).toList();
    return Stream.of(
            ids.stream(),
            ids.stream().map(finding::id),
            subject.aliases().stream().map(a -> a.key()),
            subject.groups().stream().map(Scoping::group))
        .flatMap(s -> s);
  }

  /** No alias has this type. */
  static String group(String name) {
    return "group=" + name;
  }
}
