package io.portcullis.routes.api;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;

import io.portcullis.model.Mode;
import io.portcullis.model.Severity;
import io.portcullis.model.Standing;
import io.portcullis.routes.people.Person;

/** A hub in memory with one approval, one rule and one subject. */
@Alternative
@Singleton
public class FakeHub implements Hub, AdminLog {
  static final Instant THEN = Instant.parse("2026-02-03T04:05:06Z");
  static final String APPROVAL = "apr-1";
  static final String RULE = "device-non-compliant";
  static final String SUBJECT = "sub-1";
  static final String BROKEN = "break-it";
  static final String LEAK = "jdbc:secret@internal";

  final List<AdminEvent> events = new CopyOnWriteArrayList<>();
  volatile boolean logBroken;
  private volatile FakeInventory certificates = new FakeInventory();
  private volatile FakeDesk desk = new FakeDesk();
  private final List<Approval.Given> given = new ArrayList<>();
  private final List<ExemptionView> exemptions = new CopyOnWriteArrayList<>();
  private ControlState control = new ControlState(false, "", "", THEN);
  private ModeSetting setting = new ModeSetting(Mode.OBSERVE, "", 100);

  @Override
  public void report(AdminEvent event) {
    if (logBroken) {
      throw new HubRefusal(HubRefusal.Kind.NOT_READY, "records can not be written");
    }
    events.add(event);
  }

  @Override
  public AuditTrail audit() {
    return new FakeTrail();
  }

  @Override
  public Status status() {
    return new Status("test", THEN, control, 1, Map.of("accepted", 7L), List.of());
  }

  @Override
  public synchronized ControlState stop(Person by, String reason) {
    control = new ControlState(true, by.name(), reason, THEN);
    return control;
  }

  @Override
  public synchronized ControlState resume(Person by, String reason) {
    control = new ControlState(false, by.name(), reason, THEN);
    return control;
  }

  @Override
  public synchronized List<Approval> approvals() {
    return List.of(approval(Approval.State.WAITING));
  }

  @Override
  public synchronized Approval decide(Person by, String id, Decision decision, String reason) {
    if (!id.equals(APPROVAL)) {
      throw new HubRefusal(HubRefusal.Kind.UNKNOWN, "no approval has the id " + id);
    }
    if (given.stream().anyMatch(one -> one.person().equals(by.name()))) {
      throw new HubRefusal(HubRefusal.Kind.NOT_THIS_PERSON, by.name() + " has already spoken");
    }
    given.add(new Approval.Given(by.name(), decision, reason, THEN));
    return approval(given.size() < 2 ? Approval.State.WAITING : Approval.State.ADMITTED);
  }

  @Override
  public Receipt reinstate(Person by, String subject, String reason) {
    return switch (subject) {
      case SUBJECT -> new Receipt("sig-9", "reinstated");
      case BROKEN -> throw new IllegalStateException(LEAK);
      default -> throw new HubRefusal(HubRefusal.Kind.CONFLICT, subject + " is in good standing");
    };
  }

  @Override
  public PlannedChanges plannedChanges() {
    return new FakePlans();
  }

  @Override
  public AlertDesk alerts() {
    return new FakeAlerts();
  }

  @Override
  public Keys keys() {
    return new FakeKeys();
  }

  @Override
  public Desk desk() {
    return desk;
  }

  @Override
  public synchronized List<RuleView> rules() {
    return List.of(rule());
  }

  @Override
  public synchronized RuleView setMode(Person by, String rule, ModeSetting wanted) {
    if (!rule.equals(RULE)) {
      throw new HubRefusal(HubRefusal.Kind.UNKNOWN, "no rule has the id " + rule);
    }
    setting = wanted;
    return rule();
  }

  @Override
  public Receipt setParameter(Person by, String rule, String name, String value) {
    if (!rule.equals(RULE)) {
      throw new HubRefusal(HubRefusal.Kind.INVALID, "no rule \"" + rule + "\"");
    }
    return new Receipt("bundle-" + name + "-" + value, "set");
  }

  @Override
  public Receipt activate(Person by, Map<String, String> files) {
    return new Receipt("bundle-" + files.size(), "published");
  }

  @Override
  public Explanation explain(String id) {
    if (!id.equals(SUBJECT) && !id.equals("hostname=laptop/1")) {
      throw new HubRefusal(HubRefusal.Kind.UNKNOWN, "nothing is known as " + id);
    }
    return Explanations.laptop(id);
  }

  @Override
  public List<ExemptionView> exemptions() {
    return List.copyOf(exemptions);
  }

  @Override
  public ExemptionView exempt(Person by, String rule, String whom, Instant until, String reason) {
    ExemptionView made = new ExemptionView("exm-1", rule, whom, THEN, until, by.name(), reason);
    exemptions.add(made);
    return made;
  }

  @Override
  public ExemptionView endExemption(Person by, String id) {
    ExemptionView found =
        exemptions.stream()
            .filter(e -> e.id().equals(id))
            .findFirst()
            .orElseThrow(
                () -> new HubRefusal(HubRefusal.Kind.UNKNOWN, "no exemption has the id " + id));
    exemptions.remove(found);
    return found;
  }

  @Override
  public Observed observed() {
    return Reports.dayZero();
  }

  @Override
  public ExemptionView acceptBaseline(Person by, String rule, Instant until, String reason) {
    return exempt(by, rule, "412 findings", until, reason);
  }

  private RuleView rule() {
    List<RuleView.OfGroup> groups =
        setting.group().isEmpty()
            ? List.of()
            : List.of(new RuleView.OfGroup(setting.group(), setting.mode(), setting.ramp()));
    return new RuleView(
        RULE,
        "Device not compliant",
        groups.isEmpty() ? setting.mode() : Mode.OBSERVE,
        Severity.HIGH,
        Standing.QUARANTINED,
        "d1",
        3,
        groups.isEmpty() ? setting.ramp() : 100,
        groups);
  }

  private Approval approval(Approval.State state) {
    return new Approval(
        APPROVAL,
        SUBJECT,
        "hsm-a",
        Standing.REVOKED,
        "hsm-tamper",
        "tamper switch",
        "hsm-tamper",
        2,
        List.copyOf(given),
        state,
        THEN,
        THEN.plusSeconds(86_400));
  }

  /** Likewise. */
  void forgetDesk() {
    desk = new FakeDesk();
  }

  /** A new one for each test that asks for it. */
  void forgetCertificates() {
    certificates = new FakeInventory();
  }

  @Override
  public CertificateInventory certificates() {
    return certificates;
  }

  @Override
  public Outlook outlook() {
    return new FakeOutlook();
  }

  @Override
  public List<ServiceView> revocationServices() {
    return WatchedServices.ALL;
  }

  @Override
  public List<DelayView> revocationDelays() {
    return WatchedServices.DELAYS;
  }

  @Override
  public List<EndpointView> endpoints() {
    return WatchedServices.ENDPOINTS;
  }
}
