package io.portcullis.routes.config;

import io.portcullis.model.Alias;

/**
 * For whom a rule wants nothing for a time.
 *
 * @param rule its id, or {@code all}
 * @param whom a group, or a subject by a strong name
 * @param until at most a year from now
 * @param owner who answers for it
 */
public record ExemptionSettings(
    String rule, NeverTouch whom, EndDate until, String owner, String reason) {
  /** Stands for every rule. */
  public static final String ALL = "all";

  public ExemptionSettings {
    new Checks()
        .filled(rule, "rule")
        .filled(owner, "owner")
        .filled(reason, "reason")
        .that(
            whom.alias().stream().allMatch(Alias::strong),
            "whom",
            "is a name that anybody may take; write a strong one, or group=NAME")
        .end();
  }
}
