package io.portcullis.routes.api;

import java.time.Instant;
import java.util.List;

import io.portcullis.model.Mode;
import io.portcullis.model.Standing;

/**
 * What would be cut off if every rule were in force: all that is held against subjects now and
 * requires QUARANTINED or REVOKED, whatever mode it is in. Counted are subjects, so that one that
 * several rules hold something against counts once in each line and once in the sum.
 *
 * @param asOf when this hub last knew everything; empty text while it never did
 * @param observing true while the hub acts on nothing
 * @param subjects known to the hub
 * @param held those that are cut off already; what would change nothing for them is not counted
 * @param cutOff those that would be cut off, of which {@code revoked} for good
 * @param acting those of them that rules reach already, by enforcing or asking people
 * @param exempt subjects whose findings are all exempt; not among the former
 * @param rules by rule, the most subjects first; {@code groups} and {@code owners} likewise, at
 *     most {@link #MAX_LINES} of each. A subject without a group or an owner is in the line "-"
 * @param findings each of them, at most {@link #MAX_FINDINGS}
 * @param more findings that are not listed
 */
public record Observed(
    String asOf,
    boolean observing,
    long subjects,
    long held,
    long cutOff,
    long revoked,
    long acting,
    long exempt,
    List<OfRule> rules,
    List<Count> groups,
    List<Count> owners,
    List<Line> findings,
    long more) {
  public static final int MAX_LINES = 1_000;
  public static final int MAX_FINDINGS = 10_000;

  /**
   * @param mode that the rule has in general; {@code ramp} percent of subjects
   * @param acting those that it reaches already
   */
  public record OfRule(
      String rule,
      String title,
      Mode mode,
      int ramp,
      long quarantined,
      long revoked,
      long acting,
      long exempt) {}

  /** Subjects that would be cut off, of those in a group or of an owner. */
  public record Count(String name, long cutOff, long revoked) {}

  public record Line(
      String finding,
      String rule,
      Standing standing,
      Instant since,
      String subject,
      String name,
      String owner,
      List<String> groups,
      String modeWhy) {}
}
