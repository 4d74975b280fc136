package io.portcullis.routes.runtime;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Ids;
import io.portcullis.model.Mode;
import io.portcullis.model.Subject;
import io.portcullis.model.guard.Control;
import io.portcullis.model.guard.GuardInput;
import io.portcullis.model.guard.Waiting;
import io.portcullis.routes.api.AlertDesk;
import io.portcullis.routes.api.Approval;
import io.portcullis.routes.api.AuditTrail;
import io.portcullis.routes.api.CertificateInventory;
import io.portcullis.routes.api.ControlState;
import io.portcullis.routes.api.Decision;
import io.portcullis.routes.api.DelayView;
import io.portcullis.routes.api.Desk;
import io.portcullis.routes.api.EndpointView;
import io.portcullis.routes.api.ExemptionView;
import io.portcullis.routes.api.Explanation;
import io.portcullis.routes.api.Hub;
import io.portcullis.routes.api.HubRefusal;
import io.portcullis.routes.api.HubRefusal.Kind;
import io.portcullis.routes.api.Keys;
import io.portcullis.routes.api.ModeSetting;
import io.portcullis.routes.api.Observed;
import io.portcullis.routes.api.Outlook;
import io.portcullis.routes.api.PlannedChanges;
import io.portcullis.routes.api.Receipt;
import io.portcullis.routes.api.RuleView;
import io.portcullis.routes.api.ServiceView;
import io.portcullis.routes.api.Status;
import io.portcullis.routes.config.ExemptionSettings;
import io.portcullis.routes.config.NeverTouch;
import io.portcullis.routes.decide.Step;
import io.portcullis.routes.decide.Summary;
import io.portcullis.routes.desk.DeskPart;
import io.portcullis.routes.embedded.Topic;
import io.portcullis.routes.explain.Explainer;
import io.portcullis.routes.inventory.InventoryPart;
import io.portcullis.routes.inventory.LiveInventory;
import io.portcullis.routes.people.Person;
import io.portcullis.routes.policies.Books;
import io.portcullis.routes.renewal.RenewalPart;
import io.portcullis.rules.Exemption;

/**
 * What people ask of the hub: their words go into the log, the answer is what the log then says.
 */
public final class LiveHub implements Hub {
  private static final String GROUP = "group=";
  private static final int MAX_LISTED = 1_000;

  private final HubRuntime runtime;
  private final StatusReport status;
  private final Clock clock;
  private final HubNotes notes;
  private final LivePlans plans;
  private final PolicyDesk policies;
  private final LiveKeys keys;
  private final LiveAlerts alerts;

  public LiveHub(HubRuntime runtime, StatusReport status, Clock clock) {
    this.runtime = runtime;
    this.status = status;
    this.clock = clock;
    this.notes = new HubNotes(runtime, clock);
    this.plans = new LivePlans(() -> middle().control(), this::tell, clock);
    this.alerts = new LiveAlerts(this::middle, clock);
    this.policies = new PolicyDesk(this::middle, runtime.subjects(), clock);
    this.keys =
        new LiveKeys(
            runtime.subjects(),
            id -> runtime.middle().flatMap(m -> m.children(id)),
            spki -> runtime.inventory().map(i -> i.ofKey(spki)).orElse(List.of()),
            id -> runtime.desk().map(d -> d.card(id)).orElse(List.of()),
            () -> runtime.desk().map(DeskPart::drills).orElse(Map.of()),
            clock);
  }

  @Override
  public Status status() {
    return status.now(runtime);
  }

  @Override
  public ControlState stop(Person by, String reason) {
    return control(new GuardInput.Stop(by.name(), reason, clock.instant()), true);
  }

  @Override
  public ControlState resume(Person by, String reason) {
    return control(new GuardInput.Resume(by.name(), reason, clock.instant()), false);
  }

  private ControlState control(GuardInput input, boolean stopped) {
    tell(input);
    return Patience.await(
        () ->
            Optional.of(middle().control().control())
                .filter(c -> c.stopped() == stopped)
                .map(LiveHub::state));
  }

  static ControlState state(Control c) {
    return new ControlState(c.stopped(), c.person(), c.reason(), c.since());
  }

  @Override
  public List<Approval> approvals() {
    return middle().control().waiting().stream()
        .filter(w -> w.needed() > 0)
        .limit(MAX_LISTED)
        .map(w -> view(w, Approval.State.WAITING))
        .toList();
  }

  @Override
  public Approval decide(Person by, String approval, Decision decision, String reason) {
    Waiting before = waiting(approval);
    refuseWrong(by, before);
    if (decision == Decision.WITNESS) {
      return witness(by, before, reason);
    }
    boolean approve = decision == Decision.APPROVE;
    tell(
        new GuardInput.Approval(
            approval, before.generation(), by.name(), approve, reason, clock.instant()));
    return Patience.await(() -> after(before, approve));
  }

  private Approval witness(Person by, Waiting before, String reason) {
    tell(
        new GuardInput.Witnessed(
            before.id(), before.generation(), by.name(), reason, clock.instant()));
    return Patience.await(
        () ->
            middle()
                .control()
                .waiting(before.id())
                .filter(w -> w.witnesses().contains(by.name()))
                .map(w -> view(w, Approval.State.WAITING)));
  }

  private void refuseWrong(Person by, Waiting waiting) {
    if (waiting.requester().equals(by.name())) {
      notes.approvalByRequester(by, waiting.id());
      throw new HubRefusal(Kind.NOT_THIS_PERSON, "who asked for it can not decide on it");
    }
    if (waiting.approvers().contains(by.name())) {
      throw new HubRefusal(Kind.NOT_THIS_PERSON, "you have agreed already; another person must");
    }
    if (waiting.witnesses().contains(by.name())) {
      throw new HubRefusal(Kind.NOT_THIS_PERSON, "you attested to it; another person must decide");
    }
  }

  private Waiting waiting(String id) {
    return middle()
        .control()
        .waiting(id)
        .filter(w -> w.needed() > 0)
        .orElseThrow(
            () -> new HubRefusal(Kind.UNKNOWN, "nothing waits for people under the id " + id));
  }

  /** How it stands once the guard has taken the word, or nothing while it has not. */
  private Optional<Approval> after(Waiting before, boolean approve) {
    Optional<Waiting> now = middle().control().waiting(before.id());
    if (now.isEmpty()) {
      return Optional.of(view(before, approve ? Approval.State.ADMITTED : Approval.State.REJECTED));
    }
    boolean taken =
        now.get().approvers().size() > before.approvers().size()
            || (!approve && now.get().hold() == Waiting.Hold.TRIPPED);
    return taken ? now.map(w -> view(w, Approval.State.WAITING)) : Optional.empty();
  }

  private static Approval view(Waiting w, Approval.State state) {
    return new Approval(
        w.id(),
        w.subject(),
        w.name(),
        w.wanted(),
        w.rule(),
        w.reason(),
        w.requester(),
        w.needed(),
        Stream.concat(
                w.approvers().stream().map(p -> given(w, p, Decision.APPROVE)),
                w.witnesses().stream().map(p -> given(w, p, Decision.WITNESS)))
            .toList(),
        state,
        w.since(),
        w.expires());
  }

  private static Approval.Given given(Waiting w, String person, Decision decision) {
    return new Approval.Given(person, decision, "", w.since());
  }

  @Override
  public PlannedChanges plannedChanges() {
    return plans;
  }

  @Override
  public Receipt reinstate(Person by, String subject, String reason) {
    Subject found = summary(subject).subject();
    Instant now = clock.instant();
    String id = Ids.of("rei", found.id(), by.name(), now.toString());
    tell(new GuardInput.Reinstatement(id, found.id(), found.kind(), by.name(), reason, now));
    Patience.await(() -> middle().control().waiting(id));
    return new Receipt(id, "waits for the approval of another person");
  }

  @Override
  public AlertDesk alerts() {
    return alerts;
  }

  @Override
  public AuditTrail audit() {
    return runtime.trail(middle());
  }

  @Override
  public Keys keys() {
    return keys;
  }

  @Override
  public Desk desk() {
    return runtime
        .desk()
        .map(DeskPart::desk)
        .orElseThrow(() -> new HubRefusal(Kind.NOT_READY, "the hub is still starting"));
  }

  @Override
  public List<RuleView> rules() {
    return policies.rules();
  }

  @Override
  public RuleView setMode(Person by, String rule, ModeSetting setting) {
    Optional<Mode> before =
        rules().stream()
            .filter(r -> r.id().equals(rule))
            .map(r -> r.of(setting.group()))
            .findFirst();
    RuleView set = policies.setMode(rule, setting);
    before.ifPresent(mode -> notes.modeSet(by, rule, mode, setting.mode()));
    return set;
  }

  @Override
  public Receipt setParameter(Person by, String rule, String name, String value) {
    return policies.setParameter(rule, name, value);
  }

  @Override
  public Receipt activate(Person by, Map<String, String> files) {
    Receipt receipt = policies.activate(files);
    notes.rulesActivated(by, receipt.id());
    return receipt;
  }

  @Override
  public List<ExemptionView> exemptions() {
    return policies.exemptions();
  }

  @Override
  public ExemptionView exempt(Person by, String rule, String whom, Instant until, String reason) {
    String which = which(rule);
    Instant now = clock.instant();
    boolean group = whom.startsWith(GROUP);
    String name = group ? whom.substring(GROUP.length()) : summary(whom).subject().id();
    return policies.exempt(
        PolicyDesk.checked(
            () ->
                group
                    ? Exemption.ofGroup(which, name, now, until, by.name(), reason)
                    : Exemption.ofSubject(which, name, now, until, by.name(), reason)));
  }

  @Override
  public ExemptionView endExemption(Person by, String id) {
    return policies.end(id);
  }

  @Override
  public Observed observed() {
    return runtime.observed(middle());
  }

  @Override
  public CertificateInventory certificates() {
    InventoryPart inventory =
        runtime
            .inventory()
            .orElseThrow(
                () ->
                    new HubRefusal(
                        Kind.NOT_READY, "this hub keeps no inventory (inventory.enabled)"));
    return new LiveInventory(inventory, () -> middle().outlet(), clock);
  }

  @Override
  public Outlook outlook() {
    return runtime
        .calendar()
        .map(RenewalPart::outlook)
        .orElseThrow(
            () ->
                new HubRefusal(
                    Kind.NOT_READY,
                    "this hub keeps no calendar (calendar.enabled, inventory.enabled)"));
  }

  @Override
  public List<ServiceView> revocationServices() {
    return runtime.findsServices()
        ? RevocationReport.all(runtime.subjects())
        : RevocationReport.of(runtime.watched(), runtime.subjects());
  }

  @Override
  public List<DelayView> revocationDelays() {
    return runtime.delays().stream()
        .map(
            d ->
                new DelayView(
                    d.authority(),
                    d.of().name().toLowerCase(Locale.ROOT),
                    d.count(),
                    d.median(),
                    d.p99()))
        .toList();
  }

  @Override
  public List<EndpointView> endpoints() {
    return EndpointReport.of(runtime.endpoints(), runtime.subjects());
  }

  @Override
  public ExemptionView acceptBaseline(Person by, String rule, Instant until, String reason) {
    return policies.accept(which(rule), until, by.name(), reason);
  }

  private static String which(String rule) {
    return rule.equals(ExemptionSettings.ALL) ? "" : rule;
  }

  @Override
  public Explanation explain(String id) {
    Summary summary = summary(id);
    List<Step> steps = runtime.steps().of(summary.subject().id());
    Books books = runtime.middle().<Books>map(Middle::shelf).orElse(Books.NONE);
    return Explainer.explain(id, summary, steps, this::source, books);
  }

  private Optional<Subject> source(String name) {
    String alias = new Alias(AliasType.SOURCE_NAME, name).key();
    return runtime.subjects().find(alias).map(Summary::subject);
  }

  private Summary summary(String id) {
    return runtime
        .subjects()
        .find(canonical(id))
        .or(() -> runtime.steps().subjectOf(id).flatMap(runtime.subjects()::find))
        .orElseThrow(() -> new HubRefusal(Kind.UNKNOWN, "nothing is known as " + id));
  }

  /** An alias may be spelt as the vendor spells it. */
  static String canonical(String id) {
    try {
      return NeverTouch.parse(id).alias().map(Alias::key).orElse(id);
    } catch (IllegalArgumentException e) {
      return id;
    }
  }

  private void tell(GuardInput input) {
    try {
      middle().outlet().send(Topic.PROPOSALS, "guard", Json.bytes(input)).join();
    } catch (CompletionException e) {
      throw new HubRefusal(Kind.NOT_READY, "Kafka did not take it");
    }
  }

  private Middle middle() {
    return runtime
        .middle()
        .orElseThrow(() -> new HubRefusal(Kind.NOT_READY, "the hub is still starting"));
  }
}
