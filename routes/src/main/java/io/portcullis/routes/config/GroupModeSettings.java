package io.portcullis.routes.config;

import io.portcullis.model.Mode;

/**
 * How far a rule may go for the members of one group, in place of what holds for all others.
 *
 * @param ramp percent of the members that it reaches
 */
public record GroupModeSettings(String rule, String group, Mode mode, @Default("100") int ramp) {

  public GroupModeSettings {
    new Checks()
        .filled(rule, "rule")
        .filled(group, "group")
        .that(ramp >= 1 && ramp <= 100, "ramp", "must be 1 to 100, is " + ramp)
        .end();
  }
}
