package io.portcullis.routes.runtime;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;

import io.portcullis.routes.api.TooLong;
import io.portcullis.routes.config.AuthSettings;
import io.portcullis.routes.config.HttpSettings;
import io.portcullis.routes.config.PortcullisConfig;
import io.portcullis.routes.config.RadiusSettings;
import io.portcullis.routes.config.SourceSettings;
import io.portcullis.routes.enforce.EnforceRoutes;
import io.portcullis.routes.explain.StepIndex;
import io.portcullis.routes.explain.SubjectIndex;
import io.portcullis.routes.intake.Intake;
import io.portcullis.routes.intake.WebhookAuth;
import io.portcullis.routes.intake.Webhooks;
import io.portcullis.routes.tls.ClientTrust;
import io.portcullis.routes.verdict.Authorise;
import io.portcullis.routes.verdict.AuthoriseRoute;
import io.portcullis.routes.verdict.VerdictStore;
import io.portcullis.rules.bundle.BundleException;

/** One hub: what answers without Kafka opens first, then the middle, then the entrances. */
public final class HubRuntime implements AutoCloseable {
  private final PortcullisConfig config;
  private final CamelContext camel;
  private final Clock clock;
  private final VerdictStore verdicts;
  private final SubjectIndex subjects;
  private final StepIndex steps;
  private final Enforcers enforcers;
  private final Entrances entrances;
  private volatile Optional<Middle> middle = Optional.empty();
  private volatile Optional<Intake> intake = Optional.empty();

  public HubRuntime(PortcullisConfig config, CamelContext camel, Clock clock) {
    this.config = config;
    this.camel = camel;
    this.clock = clock;
    this.entrances = new Entrances(config, this::add, clock);
    Path data = config.data().folder();
    this.verdicts = new VerdictStore(data.resolve("verdicts"));
    this.subjects = new SubjectIndex(data.resolve("subjects"));
    this.steps = new StepIndex(data.resolve("trail"));
    this.enforcers = Enforcers.open(config.enforcers(), data, clock);
  }

  /** Opens what answers without Kafka: live authorisation, and webhooks with "not yet". */
  public void openAuthorise() {
    Optional<String> vlan =
        config.enforcers().radius().stream()
            .flatMap((RadiusSettings r) -> r.quarantineVlan().stream())
            .findFirst();
    WebhookAuth proof =
        new WebhookAuth(
            config.http().tls().flatMap(HttpSettings.Tls::clientCa).map(ClientTrust::of));
    long maxBody = config.http().maxBody().bytes();
    add(new AuthoriseRoute(new Authorise(verdicts, vlan), accountingAuth(), proof, clock));
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
    Middle started =
        Middle.start(
            config,
            ConfiguredRules.of(config.policies()),
            observe,
            enforcers.all(),
            verdicts,
            subjects,
            steps,
            clock);
    try {
      open(started, meters);
    } catch (RuntimeException e) {
      started.close();
      throw e;
    }
    middle = Optional.of(started);
    return started;
  }

  private void open(Middle started, MeterRegistry meters) {
    add(
        new EnforceRoutes(
            started.dispatchers(),
            started.topics(),
            started.client(),
            config.kafka().applicationId()));
    Intake opened = new Intake(started.outlet(), meters, clock);
    entrances.open(started, opened);
    intake = Optional.of(opened);
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

  /** The RADIUS server proves itself as the source of its accounting does. */
  private AuthSettings accountingAuth() {
    return config.sources().stream()
        .filter(s -> s.type().equals("freeradius"))
        .map(SourceSettings::auth)
        .findFirst()
        .orElse(new AuthSettings.NoneOnLoopback());
  }

  private void add(RoutesBuilder routes) {
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

  StepIndex steps() {
    return steps;
  }

  Enforcers enforcers() {
    return enforcers;
  }

  @Override
  public void close() {
    entrances.close();
    middle.ifPresent(Middle::close);
    enforcers.close();
    verdicts.close();
    subjects.close();
    steps.close();
  }
}
