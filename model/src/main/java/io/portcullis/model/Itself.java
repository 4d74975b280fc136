package io.portcullis.model;

import java.time.Instant;
import java.util.List;

/**
 * The hub as a subject of its own: what people do to its rules and with its approvals is noted of
 * it, so that rules can look at that as at anything else.
 */
public final class Itself {
  /** Says what is noted. With a dot, which the name of a configured source can not have. */
  public static final String SOURCE = "hub.audit";

  public static final Alias NAME = new Alias(AliasType.ARN, SOURCE);

  /** Topics of its notes. */
  public static final String POLICY = "policy";

  public static final String APPROVAL = "approval";

  /** Of its own trail. */
  public static final String AUDIT = "audit";

  private Itself() {}

  /**
   * @param action in kebab case: "rules-activated", "mode-lowered" ...
   * @param success false for what was tried and refused
   * @param about the rule or the id that it was done to; keeps two notes of one moment apart
   */
  public static Signal noted(
      String topic, String action, boolean success, String person, String about, Instant at) {
    String id = Ids.of("sig", SOURCE, topic, action, person, about, at.toString());
    return new Signal(
        id,
        SOURCE,
        id,
        at,
        at,
        SubjectKind.WORKLOAD,
        "",
        List.of(NAME),
        false,
        new Actor(person, person, ""),
        new Statement.Noted(topic, action, success));
  }
}
