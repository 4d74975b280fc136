package io.portcullis.routes.runtime;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import io.portcullis.connectors.api.Enforcer;
import io.portcullis.model.PointKind;
import io.portcullis.routes.HubTopology;
import io.portcullis.routes.alerts.AlertBook;
import io.portcullis.routes.alerts.KeptAlerts;
import io.portcullis.routes.alerts.PeopleEnforcer;
import io.portcullis.routes.config.PortcullisConfig;
import io.portcullis.routes.config.StorageSettings;
import io.portcullis.routes.embedded.Topic;
import io.portcullis.routes.embedded.Topics;
import io.portcullis.routes.enforce.Dispatcher;
import io.portcullis.routes.enforce.OutcomeReporter;
import io.portcullis.routes.explain.StepIndex;
import io.portcullis.routes.explain.SubjectIndex;
import io.portcullis.routes.guard.ControlView;
import io.portcullis.routes.policies.Publisher;
import io.portcullis.routes.policies.Shelf;
import io.portcullis.routes.seal.ElasticsearchAccess;
import io.portcullis.routes.seal.Shipper;
import io.portcullis.routes.seal.ShipperStatus;
import io.portcullis.routes.seal.Templates;
import io.portcullis.routes.stream.Outlet;
import io.portcullis.routes.stream.Tail;
import io.portcullis.routes.stream.Tail.Haste;
import io.portcullis.routes.telemetry.Tracing;
import io.portcullis.routes.verdict.VerdictStore;
import io.portcullis.routes.verdict.VerdictWitness;
import io.portcullis.rules.Rule;
import io.portcullis.rules.bundle.BundleException;
import io.portcullis.rules.bundle.Published;

/** Everything of a hub that works on Kafka: the topology, its followers, the way out. */
public final class Middle implements AutoCloseable {
  private static final Duration CATCH_UP = Duration.ofSeconds(60);

  private final KafkaPart kafka;
  private final Clock clock;
  private final Outlet outlet;
  private final ControlView control = new ControlView();
  private final AlertBook alertBook = new AlertBook();
  private final KeptAlerts alerts;
  private final Shelf shelf;
  private final Publisher publisher;
  private final List<Tail> tails = new ArrayList<>();
  private final StreamsPart streams;
  private final List<Shipper> shippers = new ArrayList<>();
  private final Map<Topic, ShipperStatus> shipping = new ConcurrentHashMap<>();
  private final Map<PointKind, Dispatcher> dispatchers = new EnumMap<>(PointKind.class);

  /**
   * @param rules what the configuration asks for, and whether the hub only observes
   * @param shelf with these rules on it
   * @throws BundleException when the configured rules are refused
   * @throws IllegalStateException when Kafka can not be reached or its topics do not fit
   */
  static Middle start(
      PortcullisConfig config,
      Published rules,
      Shelf shelf,
      List<Enforcer> enforcers,
      VerdictStore verdicts,
      SubjectIndex subjects,
      StepIndex steps,
      Tracing tracing,
      Clock clock)
      throws BundleException, InterruptedException {
    KafkaPart kafka = KafkaPart.start(config.kafka(), config.storage(), config.data().folder());
    try {
      return new Middle(
          kafka, shelf, config, rules, enforcers, verdicts, subjects, steps, tracing, clock);
    } catch (RuntimeException | BundleException e) {
      kafka.close();
      throw e;
    }
  }

  private Middle(
      KafkaPart kafka,
      Shelf shelf,
      PortcullisConfig config,
      Published rules,
      List<Enforcer> enforcers,
      VerdictStore verdicts,
      SubjectIndex subjects,
      StepIndex steps,
      Tracing tracing,
      Clock clock)
      throws BundleException, InterruptedException {
    this.kafka = kafka;
    this.shelf = shelf;
    this.clock = clock;
    outlet = new Outlet(kafka.client(), kafka.topics());
    publisher = new Publisher(shelf, outlet, kafka.topics(), clock);
    Tail policies = tail(Topic.POLICIES, Haste.AT_ONCE, shelf);
    Tail controls = tail(Topic.CONTROL, Haste.AT_ONCE, new ControlReader(control));
    tail(Topic.VERDICTS, Haste.AT_ONCE, verdicts);
    tail(Topic.SUBJECTS, Haste.SOON, subjects);
    tail(Topic.TRAIL, Haste.SOON, steps);
    tail(Topic.ALERTS, Haste.SOON, alertBook);
    alerts = new KeptAlerts(alertBook, outlet, kafka.topics().partitions(Topic.ALERTS));
    // Whether the hub is stopped, and by which rules it decides, must be known before it acts.
    if (!policies.awaitCaughtUp(CATCH_UP) || !controls.awaitCaughtUp(CATCH_UP)) {
      throw new IllegalStateException("Kafka did not tell policies and control in time");
    }
    publisher.configured(rules);
    OutcomeReporter reporter = new OutcomeReporter(outlet);
    VerdictWitness witness = new VerdictWitness(verdicts);
    // Whatever was admitted before: a hub that only observes calls nobody.
    boolean observing = rules.reach().observing();
    for (PointKind kind : PointKind.values()) {
      List<Enforcer> mine = enforcers(kind, enforcers);
      // What people have to know is kept while the hub is stopped, and told later.
      boolean kept = kind == PointKind.NOTIFY;
      dispatchers.put(
          kind,
          new Dispatcher(
              mine,
              () -> observing || (!kept && control.control().stopped()),
              witness,
              reporter::report,
              tracing,
              clock));
    }
    Path state = config.data().folder().resolve("streams");
    streams =
        new StreamsPart(
            HubTopology.of(kafka.topics(), shelf, GuardLimits.of(config), tracing),
            config.kafka().applicationId(),
            kafka.topics().partitions(),
            kafka.client(),
            state);
  }

  private List<Enforcer> enforcers(PointKind kind, List<Enforcer> configured) {
    return kind == PointKind.NOTIFY
        ? List.of(new PeopleEnforcer(alerts, alertBook, this::runbook, clock))
        : configured.stream().filter(e -> e.kind() == kind).toList();
  }

  /** What to do when this rule has found something. */
  Optional<String> runbook(String rule) {
    return shelf.active().rules().stream()
        .filter(r -> r.id().equals(rule))
        .map(Rule::runbook)
        .findFirst();
  }

  /** Ships evidence and state; that Elasticsearch is away stops nothing else. */
  void shipTo(ElasticsearchAccess access, StorageSettings storage, Duration stalled, Clock clock) {
    Templates templates = new Templates(storage.datasets());
    ship(
        Topic.SEALED,
        Shipper.ofEvidence(kafka.client(), kafka.topics(), access, templates, stalled, clock));
    ship(
        Topic.SUBJECTS,
        Shipper.ofSubjects(kafka.client(), kafka.topics(), access, templates, StateDocument::of));
  }

  private void ship(Topic topic, Shipper shipper) {
    shippers.add(shipper);
    shipping.put(topic, shipper.status());
  }

  /** Has one more reader follow a topic, until this is closed. */
  void follow(Topic topic, Tail.Reader reader) {
    tail(topic, Haste.SOON, reader);
  }

  /** Follows the steps of all subjects until it is closed. */
  Tail trail(Tail.Reader reader) {
    return new Tail(kafka.client(), kafka.topics(), Topic.TRAIL, Haste.SOON, reader, clock);
  }

  private Tail tail(Topic topic, Haste haste, Tail.Reader reader) {
    Tail tail = new Tail(kafka.client(), kafka.topics(), topic, haste, reader, clock);
    tails.add(tail);
    return tail;
  }

  public Outlet outlet() {
    return outlet;
  }

  /** What people have to know, as this hub knows it. */
  AlertBook alertBook() {
    return alertBook;
  }

  KeptAlerts alerts() {
    return alerts;
  }

  public ControlView control() {
    return control;
  }

  public Shelf shelf() {
    return shelf;
  }

  public Publisher publisher() {
    return publisher;
  }

  Topics topics() {
    return kafka.topics();
  }

  Map<String, Object> client() {
    return kafka.client();
  }

  String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  Map<PointKind, Dispatcher> dispatchers() {
    return dispatchers;
  }

  /** Ids of what is declared below a subject, when its partition is this hub's; at most 1,000. */
  Optional<List<String>> children(String subject) {
    return streams.children(subject);
  }

  /** Records of a topic that this hub's part of the middle has not read yet. */
  double behind(Topic topic) {
    return streams.behind(kafka.topics().name(topic));
  }

  /** How shipping stands, by the topic that is shipped. */
  Map<Topic, ShipperStatus> shipping() {
    return Map.copyOf(shipping);
  }

  public boolean running() {
    return streams.running();
  }

  @Override
  public void close() {
    dispatchers.values().forEach(Dispatcher::close);
    shippers.forEach(Shipper::close);
    streams.close();
    tails.forEach(Tail::close);
    outlet.close();
    kafka.close();
  }

  /** The control topic is small and read whole at each start. */
  private record ControlReader(ControlView view) implements Tail.Reader {
    @Override
    public OptionalLong position(int partition) {
      return OptionalLong.empty();
    }

    @Override
    public void read(ConsumerRecord<String, byte[]> record) {
      view.accept(record.key(), Optional.ofNullable(record.value()));
    }
  }
}
