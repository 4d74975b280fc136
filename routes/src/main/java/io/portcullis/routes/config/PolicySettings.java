package io.portcullis.routes.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.portcullis.model.Mode;
import io.portcullis.rules.Reach;

/**
 * The rules and how far each may go.
 *
 * @param folder of the operator's own rules; without it the built-in ones hold
 * @param modes by rule id; a built-in rule that is not named keeps its own mode, another observes
 * @param ramps percent of subjects by rule id, for a rule that is switched on step by step
 * @param groupModes other modes for some groups
 * @param exemptions for whom rules want nothing for a time
 * @param parameters by rule id and name, within the bounds that the rule sets
 */
public record PolicySettings(
    Optional<Path> folder,
    Map<String, Mode> modes,
    Map<String, Integer> ramps,
    List<GroupModeSettings> groupModes,
    List<ExemptionSettings> exemptions,
    Map<String, Map<String, Scalar>> parameters) {

  public PolicySettings {
    Checks checks =
        new Checks()
            .that(
                groupModes.size() <= Reach.MAX_GROUPS,
                "group-modes",
                "must be at most " + Reach.MAX_GROUPS)
            .that(
                exemptions.size() <= Reach.MAX_EXEMPTIONS,
                "exemptions",
                "must be at most " + Reach.MAX_EXEMPTIONS);
    ramps.forEach(
        (rule, percent) ->
            checks.that(
                percent >= 1 && percent <= 100,
                Paths.join("ramps", rule),
                "must be 1 to 100, is " + percent));
    checks.end();
  }
}
