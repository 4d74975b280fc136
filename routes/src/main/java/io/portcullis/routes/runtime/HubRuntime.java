package io.portcullis.routes.runtime;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;

import io.portcullis.connectors.ca.watch.WatchedAuthority;
import io.portcullis.connectors.notify.Channel;
import io.portcullis.model.Ids;
import io.portcullis.routes.alerts.Teller;
import io.portcullis.routes.api.AuditTrail;
import io.portcullis.routes.api.Observed;
import io.portcullis.routes.api.TooLong;
import io.portcullis.routes.audit.Eraser;
import io.portcullis.routes.canary.CanaryDuty;
import io.portcullis.routes.checkpoint.LiveTrail;
import io.portcullis.routes.config.HttpSettings;
import io.portcullis.routes.config.InventorySettings;
import io.portcullis.routes.config.PortcullisConfig;
import io.portcullis.routes.config.RevocationSettings;
import io.portcullis.routes.config.SourceSettings;
import io.portcullis.routes.config.TransmitterSettings;
import io.portcullis.routes.decide.Summary;
import io.portcullis.routes.desk.DeskPart;
import io.portcullis.routes.duty.Duties;
import io.portcullis.routes.duty.Duty;
import io.portcullis.routes.embedded.Topic;
import io.portcullis.routes.endpoint.EndpointWatch;
import io.portcullis.routes.endpoint.Known;
import io.portcullis.routes.endpoint.Targets;
import io.portcullis.routes.enforce.EnforceRoutes;
import io.portcullis.routes.explain.StepIndex;
import io.portcullis.routes.explain.SubjectIndex;
import io.portcullis.routes.intake.Intake;
import io.portcullis.routes.intake.MustApprove;
import io.portcullis.routes.intake.MustAsk;
import io.portcullis.routes.intake.WebhookAuth;
import io.portcullis.routes.intake.Webhooks;
import io.portcullis.routes.inventory.InventoryPart;
import io.portcullis.routes.policies.Shelf;
import io.portcullis.routes.rehearsal.Rehearsal;
import io.portcullis.routes.renewal.RenewalPart;
import io.portcullis.routes.report.ObservedReport;
import io.portcullis.routes.report.ReportFile;
import io.portcullis.routes.seal.Elasticsearch;
import io.portcullis.routes.seal.ElasticsearchAccess;
import io.portcullis.routes.seal.HubStream;
import io.portcullis.routes.seal.Templates;
import io.portcullis.routes.state.StateDuties;
import io.portcullis.routes.telemetry.Tracing;
import io.portcullis.routes.tls.ClientTrust;
import io.portcullis.routes.transmit.StreamDuty;
import io.portcullis.routes.transmit.Transmitter;
import io.portcullis.routes.verdict.VerdictStore;
import io.portcullis.routes.vitals.Convergence;
import io.portcullis.routes.vitals.Vitals;
import io.portcullis.routes.watch.FoundAuthorities;
import io.portcullis.routes.watch.RevocationDelay;
import io.portcullis.routes.watch.RevocationWatch;
import io.portcullis.rules.bundle.BundleException;
import io.portcullis.rules.bundle.Published;

/** One hub: what answers without Kafka opens first, then the middle, then the entrances. */
public final class HubRuntime implements AutoCloseable {
  private final PortcullisConfig config;
  private final CamelContext camel;
  private final Clock clock;
  private final Tracing tracing;
  private final VerdictStore verdicts;
  private final Convergence convergence = new Convergence();
  private final SubjectIndex subjects;
  private final StepIndex steps;
  private final Enforcers enforcers;
  private final List<WatchedAuthority> watched;
  private final Targets endpoints;
  private final Entrances entrances;
  private final List<Channel> channels;
  private volatile Optional<InventoryPart> inventory = Optional.empty();
  private volatile Optional<RenewalPart> calendar = Optional.empty();
  private volatile Optional<Questions> questions = Optional.empty();
  private volatile Optional<Middle> middle = Optional.empty();
  private volatile Optional<Intake> intake = Optional.empty();
  private volatile Optional<Transmitter> transmitter = Optional.empty();
  private volatile Optional<Duties> duties = Optional.empty();
  private volatile Optional<CanaryPart> canary = Optional.empty();
  private volatile Optional<RevocationWatch> revocation = Optional.empty();
  private volatile Optional<DeskPart> desk = Optional.empty();
  private volatile Optional<CheckpointPart> checkpoints = Optional.empty();
  private volatile Optional<SelfTestPart> selfTest = Optional.empty();
  private volatile Optional<Elasticsearch> erasing = Optional.empty();
  private Optional<Thread> rehearsal = Optional.empty();
  private volatile Optional<Vitals> vitals = Optional.empty();
  private volatile Optional<ReportFile> report = Optional.empty();

  public HubRuntime(PortcullisConfig config, CamelContext camel, Clock clock) {
    this.config = config;
    this.camel = camel;
    this.clock = clock;
    this.tracing = Tracing.of(config.telemetry(), config.kafka().applicationId());
    this.entrances = new Entrances(config, this::add, clock);
    Path data = config.data().folder();
    this.verdicts = new VerdictStore(data.resolve("verdicts"), clock);
    this.subjects = new SubjectIndex(data.resolve("subjects"), convergence);
    this.steps = new StepIndex(data.resolve("trail"));
    this.enforcers = Enforcers.open(config.enforcers(), data, clock);
    this.channels = Channels.open(config.alerts());
    this.watched = WatchedAuthorities.of(config, enforcers.authorities());
    this.endpoints = EndpointParts.targets(config.watch().endpoints());
  }

  /** Opens what answers without Kafka: live authorisation, and webhooks with "not yet". */
  public void openAuthorise(MeterRegistry meters) {
    inventory =
        Optional.of(config.inventory())
            .filter(InventorySettings::enabled)
            .map(
                i -> new InventoryPart(i.folder(config.data()), i.cacheMebibytes(), meters, clock));
    calendar =
        inventory
            .filter(i -> config.calendar().enabled())
            .map(i -> new RenewalPart(i, config.calendar(), enforcers.suggesting(), meters, clock));
    WebhookAuth proof =
        new WebhookAuth(
            config.http().tls().flatMap(HttpSettings.Tls::clientCa).map(ClientTrust::of));
    long maxBody = config.http().maxBody().bytes();
    questions = Optional.of(Questions.open(config, this, proof, meters, tracing, clock));
    add(new Webhooks(entrances.hooks(), proof, () -> intake, maxBody, clock));
  }

  /**
   * Starts the middle and the entrances.
   *
   * @param observe true when every rule only observes
   * @throws BundleException when the configured rules are refused
   * @throws IllegalStateException saying what of Kafka or of the entrances does not start
   */
  public Middle start(boolean observe, MeterRegistry meters)
      throws BundleException, InterruptedException {
    Published rules = ConfiguredRules.of(config.policies(), clock.instant()).observing(observe);
    Shelf shelf = new Shelf(rules);
    Thread rehearsing = rehearse(shelf);
    Middle started =
        Middle.start(
            config, rules, shelf, enforcers.all(), verdicts, subjects, steps, tracing, clock);
    try {
      rehearsing.join();
      open(started, observe, meters);
    } catch (RuntimeException | InterruptedException e) {
      started.close();
      throw e;
    }
    middle = Optional.of(started);
    return started;
  }

  /**
   * Beside the start of the middle, which is waiting for the most part; once and not at a retry.
   */
  private Thread rehearse(Shelf shelf) {
    Thread playing =
        rehearsal.orElseGet(
            () ->
                Thread.ofPlatform()
                    .daemon()
                    .name("rehearsal")
                    .start(
                        () ->
                            new Rehearsal(
                                    shelf,
                                    enforcers::rehearse,
                                    config.data().folder().resolve("rehearsal"),
                                    System::nanoTime)
                                .play(config.rehearsal(), clock.instant())));
    rehearsal = Optional.of(playing);
    return playing;
  }

  private void open(Middle started, boolean observe, MeterRegistry meters) {
    inventory.ifPresent(i -> i.readers().forEach(started::follow));
    add(
        new EnforceRoutes(
            started.dispatchers(),
            started.topics(),
            started.client(),
            config.kafka().applicationId()));
    MustAsk mustAsk = MustAsk.of(config.issuance().fronts());
    MustApprove mustApprove = MustApprove.of(config.issuance().approvals());
    Intake opened =
        new Intake(
            started.outlet(),
            meters,
            signal -> mustApprove.marked(mustAsk.marked(signal)),
            tracing,
            clock);
    List<Duty> shared = new ArrayList<>(entrances.open(opened, meters));
    shared.addAll(TokenDuties.of(config.enforcers().hsm(), enforcers.all(), opened));
    shared.addAll(TokenDuties.care(config.watch().hsm(), enforcers.all(), opened, meters, clock));
    checkpoints = Optional.of(checkpoints(started, meters));
    checkpoints.ifPresent(c -> shared.add(c.duty()));
    selfTest = SelfTestPart.of(config.elasticsearch(), started, opened, meters, clock);
    selfTest.ifPresent(test -> shared.add(test.duty()));
    shared.addAll(SiemParts.duties(config.siem(), started, meters));
    revocation = watch(opened, meters);
    revocation.ifPresent(w -> shared.addAll(w.duties()));
    RevocationSettings revocations = config.watch().revocation();
    shared.addAll(RevocationDuties.of(revocations, subjects, opened, meters, clock));
    RevocationDuties.issuers(revocations, inventory, started.outlet(), opened, clock)
        .forEach(shared::add);
    if (config.watch().endpoints().any()) {
      shared.add(endpointDuty(started, opened, meters));
    }
    DeskPart kept = kept(started, opened);
    shared.add(kept.duty());
    desk = Optional.of(kept);
    shared.addAll(OwnDuties.of(config, subjects, inventory, opened, kept, clock));
    ElasticsearchOf.settings(config.elasticsearch())
        .ifPresent(access -> shared.addAll(states(access, kept)));
    erasing = ElasticsearchOf.settings(config.elasticsearch()).map(Elasticsearch::at);
    erasing.ifPresent(
        e -> {
          Eraser eraser = new Eraser(e, started.topics().prefix());
          shared.add(ErasureParts.duty(kept.desk(), eraser, subjects, started.outlet(), clock));
        });
    calendar.ifPresent(c -> shared.add(renewals(c, started, opened)));
    transmitter = transmitter(started, meters);
    transmitter.ifPresent(t -> t.routes().forEach(this::add));
    shared.addAll(teller(started, observe, meters).duties());
    if (observe) {
      report = Optional.of(new ReportFile(config.data().folder(), () -> observed(started)).start());
    } else {
      transmitter.ifPresent(t -> shared.addAll(t.duties()));
      canary = questions.flatMap(q -> canary(q, started));
      canary.ifPresent(c -> shared.add(c.duty()));
    }
    if (!shared.isEmpty()) {
      String application = config.kafka().applicationId();
      duties = Optional.of(new Duties(started.client(), started.topics(), application, shared));
    }
    intake = Optional.of(opened);
  }

  private List<Duty> states(ElasticsearchAccess access, DeskPart kept) {
    Templates templates = new Templates(config.storage().datasets());
    return StateDuties.of(
        access, templates, inventory, calendar, subjects, kept.desk(), kept::drills, clock);
  }

  /** Tells Elasticsearch each minute how this hub is, where there is one. */
  void tellVitals(MeterRegistry meters) {
    String node =
        Ids.of("hub", OwnParts.machine().orElse(""), config.data().folder().toAbsolutePath() + "");
    HubVitals look = new HubVitals(config, this, meters);
    Templates templates = new Templates(config.storage().datasets());
    vitals =
        ElasticsearchOf.settings(config.elasticsearch())
            .map(access -> new HubStream(access, templates))
            .map(stream -> Vitals.start(node, look::at, stream, meters, clock));
  }

  /** What would be cut off, by this hub's copy of the subjects. */
  Observed observed(Middle by) {
    ObservedReport looked = new ObservedReport(by.shelf().active());
    subjects.each(looked);
    return looked.report(subjects.asOf());
  }

  private CheckpointPart checkpoints(Middle started, MeterRegistry meters) {
    return CheckpointPart.open(config, started, enforcers.all(), watched, subjects, meters, clock);
  }

  /** Checkpoints as they stand in Kafka. */
  AuditTrail trail(Middle by) {
    boolean witnessed = !config.evidence().witness().none();
    return new LiveTrail(by.client(), by.topics(), witnessed, clock);
  }

  private Duty renewals(RenewalPart part, Middle started, Intake opened) {
    return part.duty(
        started.client(),
        started.topics(),
        config.kafka().applicationId(),
        started.alerts(),
        opened);
  }

  private Optional<RevocationWatch> watch(Intake opened, MeterRegistry meters) {
    RevocationSettings settings = config.watch().revocation();
    Optional<FoundAuthorities> found = inventory.flatMap(i -> FoundParts.of(settings, watched, i));
    return watched.isEmpty() && found.isEmpty()
        ? Optional.empty()
        : Optional.of(
            RevocationWatch.open(watched, found, settings.atOnce(), opened, meters, clock));
  }

  private Duty endpointDuty(Middle started, Intake opened, MeterRegistry meters) {
    Known known =
        inventory.<Known>map(i -> new KnownCertificates(i, started.outlet())).orElse(Known.NOTHING);
    EndpointWatch.Manner manner = EndpointParts.manner(config.watch().endpoints());
    return EndpointWatch.duty(endpoints, known, manner, opened, meters, clock);
  }

  private Teller teller(Middle started, boolean observe, MeterRegistry meters) {
    Teller.Surroundings around =
        new Teller.Surroundings(
            started.alertBook(),
            started.alerts(),
            observe,
            () -> started.control().control().stopped(),
            id -> subjects.find(id).map(Summary::subject),
            started::runbook,
            started::trail,
            meters,
            tracing,
            clock);
    return new Teller(config.alerts(), channels, around);
  }

  /** The channels to people. */
  List<Channel> channels() {
    return channels;
  }

  private DeskPart kept(Middle started, Intake opened) {
    DeskPart.Kafka kafka =
        new DeskPart.Kafka(started.client(), started.topics(), config.kafka().applicationId());
    DeskPart part =
        new DeskPart(config.rotation(), kafka, subjects, this::certified, opened, clock);
    started.follow(Topic.CALENDAR, part.reader());
    return part;
  }

  private boolean certified(String spki) {
    return inventory.filter(i -> i.hasKey(spki)).isPresent();
  }

  private Optional<CanaryPart> canary(Questions answers, Middle started) {
    return CanaryPart.open(
        config.canary(), enforcers.authorities(), started, answers.authorise(), subjects, clock);
  }

  private Optional<Transmitter> transmitter(Middle started, MeterRegistry meters) {
    Transmitter.Surroundings around =
        new Transmitter.Surroundings(
            started.client(),
            started.topics(),
            started.outlet(),
            () -> started.control().control().stopped(),
            meters,
            clock);
    TransmitterSettings settings = config.transmitter();
    return settings
        .issuer()
        .map(issuer -> Transmitter.open(settings, issuer, config.data().folder(), around));
  }

  /** Keeps that a source's record was refused unread; other addresses take no records. */
  void refused(TooLong body) {
    String reason =
        "the body is too long: " + body.length() + " bytes, " + body.most() + " at most";
    entrances.sources().stream()
        .map(SourceSettings::name)
        .filter(name -> body.path().equals("/hooks/" + name))
        .forEach(name -> intake.ifPresent(i -> i.refused(name, new byte[0], body.path(), reason)));
  }

  Optional<SelfTestPart> selfTest() {
    return selfTest;
  }

  VerdictStore verdicts() {
    return verdicts;
  }

  Optional<InventoryPart> inventory() {
    return inventory;
  }

  Optional<DeskPart> desk() {
    return desk;
  }

  Optional<RenewalPart> calendar() {
    return calendar;
  }

  Optional<Intake> intake() {
    return intake;
  }

  void add(RoutesBuilder routes) {
    try {
      camel.addRoutes(routes);
    } catch (Exception e) {
      throw new IllegalStateException("a route does not start: " + e.getMessage(), e);
    }
  }

  public Optional<Middle> middle() {
    return middle;
  }

  public SubjectIndex subjects() {
    return subjects;
  }

  /** Authorities whose revocation services are looked at. */
  List<WatchedAuthority> watched() {
    return watched;
  }

  /** How long revocations take, by this hub's copy of the subjects. */
  List<RevocationDelay> delays() {
    return RevocationDuties.delays(subjects);
  }

  /** Whether services that only certificates name are looked at. */
  boolean findsServices() {
    return !config.watch().revocation().fromCertificates().hosts().isEmpty();
  }

  /** Where certificates are used. */
  Targets endpoints() {
    return endpoints;
  }

  /** How long it takes until what was decided holds everywhere. */
  Convergence convergence() {
    return convergence;
  }

  StepIndex steps() {
    return steps;
  }

  Enforcers enforcers() {
    return enforcers;
  }

  Optional<CanaryDuty> canary() {
    return canary.map(CanaryPart::duty);
  }

  List<StreamDuty> streams() {
    return transmitter.map(Transmitter::duties).orElse(List.of());
  }

  @Override
  public void close() {
    questions.ifPresent(Questions::close);
    vitals.ifPresent(Vitals::close);
    duties.ifPresent(Duties::close);
    checkpoints.ifPresent(CheckpointPart::close);
    erasing.ifPresent(Elasticsearch::close);
    canary.ifPresent(CanaryPart::close);
    selfTest.ifPresent(SelfTestPart::close);
    channels.forEach(Channel::close);
    revocation.ifPresent(RevocationWatch::close);
    report.ifPresent(ReportFile::close);
    entrances.close();
    middle.ifPresent(Middle::close);
    enforcers.close();
    verdicts.close();
    subjects.close();
    steps.close();
    inventory.ifPresent(InventoryPart::close);
    tracing.close();
  }
}
