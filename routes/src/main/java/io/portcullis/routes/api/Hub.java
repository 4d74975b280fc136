package io.portcullis.routes.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.portcullis.routes.people.Person;

/**
 * What the hub can be asked for. The caller has been identified and may ask; whether it can be done
 * is the hub's answer. Calls return when the answer is durable.
 *
 * <p>Every method throws {@link HubRefusal} when the answer is no.
 */
public interface Hub {
  Status status();

  /** Nothing goes out any more, on all hubs. Repeating it changes nothing. */
  ControlState stop(Person by, String reason);

  ControlState resume(Person by, String reason);

  /** What waits for people, oldest first, at most 1,000. */
  List<Approval> approvals();

  /** One person's word on what waits; returns how it stands afterwards. */
  Approval decide(Person by, String approval, Decision decision, String reason);

  /** Takes a subject back, or asks for it where that needs approval itself. */
  Receipt reinstate(Person by, String subject, String reason);

  PlannedChanges plannedChanges();

  List<RuleView> rules();

  RuleView setMode(Person by, String rule, ModeSetting setting);

  /**
   * Sets one threshold of a rule, within its bounds.
   *
   * @param value as rule.yaml spells it
   */
  Receipt setParameter(Person by, String rule, String name, String value);

  /**
   * Publishes the operator's rules, after their cases have passed.
   *
   * @param files content by path below the folder of policies
   */
  Receipt activate(Person by, Map<String, String> files);

  /**
   * Why something is as it is.
   *
   * @param id of a subject, an action, a finding or a signal, or a subject's alias as TYPE=VALUE
   */
  Explanation explain(String id);

  /** Those that the rules in force know, the ended ones too until something else is changed. */
  List<ExemptionView> exemptions();

  /**
   * Takes somebody out of what a rule wants.
   *
   * @param rule its id, or "all"
   * @param whom group=NAME, or a subject as {@link #explain} takes it
   */
  ExemptionView exempt(Person by, String rule, String whom, Instant until, String reason);

  /** Returns what was ended. */
  ExemptionView endExemption(Person by, String id);

  /** What would be cut off if every rule were in force, by what is held against subjects now. */
  Observed observed();

  CertificateInventory certificates();

  Keys keys();

  AlertDesk alerts();

  AuditTrail audit();

  /** Rotations, exercises, custody, retention and destruction. */
  Desk desk();

  /** What is to come of the certificates. */
  Outlook outlook();

  /** Where relying parties learn of revocations, as it was seen last. */
  List<ServiceView> revocationServices();

  /** How long revocations take, by authority. */
  List<DelayView> revocationDelays();

  /** Where certificates are used, and what is remarked there. */
  List<EndpointView> endpoints();

  /**
   * Exempts what is found now, and nothing that is found later.
   *
   * @param rule its id, or "all"
   */
  ExemptionView acceptBaseline(Person by, String rule, Instant until, String reason);
}
