package io.portcullis.routes.api;

import java.util.List;

import io.portcullis.model.Mode;
import io.portcullis.model.Severity;
import io.portcullis.model.Standing;

/**
 * A rule as it is in force.
 *
 * @param digest of the bundle it came from
 * @param open findings it holds now
 * @param ramp percent of subjects that it reaches in this mode; for the others it observes
 * @param groups for whose members another mode holds
 */
public record RuleView(
    String id,
    String title,
    Mode mode,
    Severity severity,
    Standing standing,
    String digest,
    long open,
    int ramp,
    List<OfGroup> groups) {
  /** The mode for one group's members; {@code ramp}: percent of them. */
  public record OfGroup(String group, Mode mode, int ramp) {}

  /** The last two are absent in an earlier release's answer. */
  public RuleView {
    ramp = ramp == 0 ? ModeSetting.EVERYBODY : ramp;
    groups = groups == null ? List.of() : groups;
  }

  /**
   * @param group empty for everybody
   */
  public Mode of(String group) {
    return groups.stream()
        .filter(g -> g.group().equals(group))
        .map(OfGroup::mode)
        .findFirst()
        .orElse(mode);
  }
}
