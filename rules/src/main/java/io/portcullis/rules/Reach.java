package io.portcullis.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Whom the rules reach, beside the mode that each of them has. The most cautious word counts:
 *
 * <ol>
 *   <li>While the hub only observes, every rule does.
 *   <li>A finding that is exempt wants nothing.
 *   <li>Where groups of the subject have a mode for the rule, the weakest of them holds, and that
 *       of the rule does not count.
 *   <li>Otherwise that of the rule.
 *   <li>A subject that the ramp of that mode does not reach yet is only observed.
 * </ol>
 *
 * @param ramps percent of all subjects by rule id, 1 to 100; 100 where none is named
 * @param groups at most {@link #MAX_GROUPS}
 * @param exemptions at most {@link #MAX_EXEMPTIONS}, with at most {@link Exemption#MAX_FINDINGS}
 *     findings together
 */
public record Reach(
    boolean observing,
    Map<String, Integer> ramps,
    List<GroupMode> groups,
    List<Exemption> exemptions) {
  public static final int MAX_GROUPS = 1_000;
  public static final int MAX_EXEMPTIONS = 1_000;
  public static final Reach NONE = new Reach(false, Map.of(), List.of(), List.of());

  /**
   * @throws IllegalArgumentException saying which bound is passed
   */
  public Reach {
    ramps = ramps == null ? Map.of() : Map.copyOf(ramps);
    groups = groups == null ? List.of() : List.copyOf(groups);
    exemptions = exemptions == null ? List.of() : List.copyOf(exemptions);
    ramps.values().forEach(Reach::percent);
    most(groups.size(), MAX_GROUPS, "modes of groups");
    most(exemptions.size(), MAX_EXEMPTIONS, "exemptions");
    most(
        exemptions.stream().mapToInt(e -> e.findings().size()).sum(),
        Exemption.MAX_FINDINGS,
        "findings in baselines");
  }

  public Reach observing(boolean only) {
    return new Reach(only, ramps, groups, exemptions);
  }

  /** {@code percent} of all subjects, for a rule of whatever mode. */
  public Reach withRamp(String rule, int percent) {
    Map<String, Integer> changed = new TreeMap<>(ramps);
    changed.put(rule, percent(percent));
    changed.values().removeIf(p -> p == Ramp.FULL);
    return new Reach(observing, changed, groups, exemptions);
  }

  public Reach with(GroupMode mode) {
    return new Reach(
        observing, ramps, but(groups, g -> !mode.replaces(g), Stream.of(mode)), exemptions);
  }

  /** Only those modes of groups. */
  public Reach withGroups(Predicate<GroupMode> kept) {
    return new Reach(observing, ramps, but(groups, kept, Stream.of()), exemptions);
  }

  /**
   * With one more, and without those that have ended by now.
   *
   * @throws IllegalArgumentException when it ends later than in {@link Exemption#MAX}, or there are
   *     too many
   */
  public Reach with(Exemption exemption, Instant now) {
    Exemption.checked(exemption.until(), now);
    return new Reach(
        observing,
        ramps,
        groups,
        but(
            exemptions,
            e -> !e.ended(now) && !e.id().equals(exemption.id()),
            Stream.of(exemption)));
  }

  public Reach withoutExemption(String id) {
    return new Reach(
        observing, ramps, groups, but(exemptions, e -> !e.id().equals(id), Stream.of()));
  }

  /** What is said about these rules, or about all. */
  public Reach about(Set<String> rules) {
    Map<String, Integer> known = new TreeMap<>(ramps);
    known.keySet().retainAll(rules);
    return new Reach(
        observing,
        known,
        but(groups, g -> rules.contains(g.rule()), Stream.of()),
        but(exemptions, e -> e.rule().isEmpty() || rules.contains(e.rule()), Stream.of()));
  }

  /** Percent of subjects. */
  public int ramp(String rule) {
    return ramps.getOrDefault(rule, Ramp.FULL);
  }

  /** Every rule that something is said about. */
  Stream<String> rules() {
    return Stream.of(
            ramps.keySet().stream(),
            groups.stream().map(GroupMode::rule),
            exemptions.stream().map(Exemption::rule).filter(r -> !r.isEmpty()))
        .flatMap(s -> s);
  }

  /** All of it, for a digest. */
  Stream<String> lines() {
    return Stream.of(
            observing ? Stream.of("observing") : Stream.<String>of(),
            ramps.entrySet().stream().map(r -> r.getKey() + " ramp " + r.getValue()),
            groups.stream().map(GroupMode::line),
            exemptions.stream().map(Exemption::line))
        .flatMap(s -> s);
  }

  static int percent(int ramp) {
    if (ramp < 1 || ramp > Ramp.FULL) {
      throw new IllegalArgumentException("a ramp is 1 to 100 percent, is " + ramp);
    }
    return ramp;
  }

  private static void most(int count, int most, String what) {
    if (count > most) {
      throw new IllegalArgumentException(
          "%d %s; at most %d can be kept".formatted(count, what, most));
    }
  }

  private static <T> List<T> but(List<T> all, Predicate<T> kept, Stream<T> more) {
    List<T> changed = new ArrayList<>(all);
    changed.removeIf(kept.negate());
    more.forEach(changed::add);
    return changed;
  }
}
