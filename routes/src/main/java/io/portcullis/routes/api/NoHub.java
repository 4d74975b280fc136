package io.portcullis.routes.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.portcullis.routes.people.Person;

/** The hub where there is none: every answer is that it can not answer. */
final class NoHub implements Hub {
  static HubRefusal refusal() {
    return new HubRefusal(HubRefusal.Kind.NOT_READY, "the hub's middle is not running");
  }

  @Override
  public Status status() {
    throw refusal();
  }

  @Override
  public ControlState stop(Person by, String reason) {
    throw refusal();
  }

  @Override
  public ControlState resume(Person by, String reason) {
    throw refusal();
  }

  @Override
  public List<Approval> approvals() {
    throw refusal();
  }

  @Override
  public Approval decide(Person by, String approval, Decision decision, String reason) {
    throw refusal();
  }

  @Override
  public Receipt reinstate(Person by, String subject, String reason) {
    throw refusal();
  }

  @Override
  public PlannedChanges plannedChanges() {
    throw refusal();
  }

  @Override
  public AlertDesk alerts() {
    throw refusal();
  }

  @Override
  public AuditTrail audit() {
    throw refusal();
  }

  @Override
  public Keys keys() {
    throw refusal();
  }

  @Override
  public Desk desk() {
    throw refusal();
  }

  @Override
  public List<RuleView> rules() {
    throw refusal();
  }

  @Override
  public RuleView setMode(Person by, String rule, ModeSetting setting) {
    throw refusal();
  }

  @Override
  public Receipt setParameter(Person by, String rule, String name, String value) {
    throw refusal();
  }

  @Override
  public Receipt activate(Person by, Map<String, String> files) {
    throw refusal();
  }

  @Override
  public Explanation explain(String id) {
    throw refusal();
  }

  @Override
  public List<ExemptionView> exemptions() {
    throw refusal();
  }

  @Override
  public ExemptionView exempt(Person by, String rule, String whom, Instant until, String reason) {
    throw refusal();
  }

  @Override
  public ExemptionView endExemption(Person by, String id) {
    throw refusal();
  }

  @Override
  public Observed observed() {
    throw refusal();
  }

  @Override
  public ExemptionView acceptBaseline(Person by, String rule, Instant until, String reason) {
    throw refusal();
  }

  @Override
  public CertificateInventory certificates() {
    throw refusal();
  }

  @Override
  public Outlook outlook() {
    throw refusal();
  }

  @Override
  public List<ServiceView> revocationServices() {
    throw refusal();
  }

  @Override
  public List<DelayView> revocationDelays() {
    throw refusal();
  }

  @Override
  public List<EndpointView> endpoints() {
    throw refusal();
  }
}
