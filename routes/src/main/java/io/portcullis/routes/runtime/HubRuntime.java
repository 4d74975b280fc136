package io.portcullis.routes.runtime;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;

import io.portcullis.connectors.api.Feed;
import io.portcullis.connectors.api.Feeds;
import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.Parsers;
import io.portcullis.routes.api.TooLong;
import io.portcullis.routes.config.AuthSettings;
import io.portcullis.routes.config.PortcullisConfig;
import io.portcullis.routes.config.RadiusSettings;
import io.portcullis.routes.config.SourceSettings;
import io.portcullis.routes.config.SyslogSettings;
import io.portcullis.routes.duty.Duties;
import io.portcullis.routes.duty.Duty;
import io.portcullis.routes.enforce.EnforceRoutes;
import io.portcullis.routes.explain.StepIndex;
import io.portcullis.routes.explain.SubjectIndex;
import io.portcullis.routes.intake.FollowedFile;
import io.portcullis.routes.intake.ForeignTopic;
import io.portcullis.routes.intake.Intake;
import io.portcullis.routes.intake.Source;
import io.portcullis.routes.intake.SyslogListener;
import io.portcullis.routes.intake.Webhooks;
import io.portcullis.routes.poll.Caller;
import io.portcullis.routes.poll.Poller;
import io.portcullis.routes.poll.Proof;
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
  private final List<FollowedFile> files = new ArrayList<>();
  private volatile Optional<Duties> duties = Optional.empty();
  private volatile Optional<Middle> middle = Optional.empty();
  private volatile Optional<Intake> intake = Optional.empty();

  public HubRuntime(PortcullisConfig config, CamelContext camel, Clock clock) {
    this.config = config;
    this.camel = camel;
    this.clock = clock;
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
    add(new AuthoriseRoute(new Authorise(verdicts, vlan), accountingAuth(), clock));
    add(new Webhooks(hooks(), () -> intake, config.http().maxBody().bytes(), clock));
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
    entrances(started, opened);
    intake = Optional.of(opened);
  }

  /** Entrances that fetch and listen by themselves open when what they take can be kept. */
  private void entrances(Middle started, Intake intake) {
    List<Duty> pollers = new ArrayList<>();
    Map<String, Source> sources = new LinkedHashMap<>();
    for (SourceSettings settings : configuredSources()) {
      Source source = source(settings);
      sources.put(settings.name(), source);
      switch (settings.auth()) {
        case AuthSettings.Topic topic -> add(new ForeignTopic(topic, source, intake));
        case AuthSettings.File file -> files.add(follow(file.path(), source, intake));
        case AuthSettings.Poll poll -> pollers.add(poller(poll, settings, source, intake));
        default -> {
          // comes in by itself
        }
      }
    }
    duties =
        Optional.of(
            new Duties(
                started.client(), started.topics(), config.kafka().applicationId(), pollers));
    for (SyslogSettings s : config.syslog()) {
      Source source = sources.get(s.source());
      String place = "syslog:" + s.port();
      add(
          new SyslogListener(
              s,
              line -> intake.accept(source, line, place).durable(),
              () -> intake.dropped(source.name())));
    }
  }

  private Poller poller(
      AuthSettings.Poll poll, SourceSettings settings, Source source, Intake intake) {
    Feed feed =
        Feeds.byName(poll.feed())
            .filter(f -> f.type().equals(settings.type()))
            .orElseThrow(() -> noFeed(poll, settings));
    Caller caller = new Caller(Proof.of(poll), poll.timeout(), clock);
    return new Poller(
        settings.name(),
        feed,
        poll.url(),
        poll.every(),
        caller,
        page -> intake.accept(source, page, "poll:" + poll.feed()).durable(),
        clock);
  }

  private static IllegalStateException noFeed(AuthSettings.Poll poll, SourceSettings settings) {
    List<String> known =
        Feeds.all().stream().filter(f -> f.type().equals(settings.type())).map(Feed::name).toList();
    return new IllegalStateException(
        "source %s: no feed \"%s\" of type %s; there are %s"
            .formatted(settings.name(), poll.feed(), settings.type(), known));
  }

  private FollowedFile follow(Path path, Source source, Intake intake) {
    Path cursor = config.data().folder().resolve("cursors").resolve(source.name());
    return FollowedFile.start(path, cursor, source, intake);
  }

  private Map<String, Webhooks.Hook> hooks() {
    Map<String, Webhooks.Hook> hooks = new LinkedHashMap<>();
    for (SourceSettings settings : configuredSources()) {
      if (settings.auth().sent()) {
        hooks.put(settings.name(), new Webhooks.Hook(source(settings), settings.auth()));
      }
    }
    return hooks;
  }

  private static Source source(SourceSettings settings) {
    return new Source(settings.name(), parser(settings.type()), settings.expectedInterval());
  }

  /** Without a configuration, each type is a source of its own name, open to this machine alone. */
  private List<SourceSettings> configuredSources() {
    return !config.sources().isEmpty()
        ? config.sources()
        : Parsers.all().stream()
            .map(
                p ->
                    new SourceSettings(
                        p.type(), p.type(), new AuthSettings.NoneOnLoopback(), Optional.empty()))
            .toList();
  }

  /** Keeps that a source's record was refused unread; other addresses take no records. */
  void refused(TooLong body) {
    String reason =
        "the body is too long: " + body.length() + " bytes, " + body.most() + " at most";
    configuredSources().stream()
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

  private static Parser parser(String type) {
    List<String> known = Parsers.all().stream().map(Parser::type).toList();
    return Parsers.byType(type)
        .orElseThrow(
            () -> new IllegalStateException("no source type \"" + type + "\"; there are " + known));
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
    duties.ifPresent(Duties::close);
    files.forEach(FollowedFile::close);
    middle.ifPresent(Middle::close);
    enforcers.close();
    verdicts.close();
    subjects.close();
    steps.close();
  }
}
