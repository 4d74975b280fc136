package io.portcullis.routes.runtime;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.camel.RoutesBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.portcullis.connectors.api.Feed;
import io.portcullis.connectors.api.Feeds;
import io.portcullis.connectors.api.Mark;
import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.Parsers;
import io.portcullis.connectors.api.SyslogNumber;
import io.portcullis.connectors.hsm.listing.KeyLister;
import io.portcullis.model.Environment;
import io.portcullis.routes.config.AuthSettings;
import io.portcullis.routes.config.PortcullisConfig;
import io.portcullis.routes.config.SourceSettings;
import io.portcullis.routes.config.SyslogSettings;
import io.portcullis.routes.duty.Duty;
import io.portcullis.routes.folder.WatchedFolder;
import io.portcullis.routes.intake.FollowedFile;
import io.portcullis.routes.intake.ForeignTopic;
import io.portcullis.routes.intake.Intake;
import io.portcullis.routes.intake.SetDuty;
import io.portcullis.routes.intake.Source;
import io.portcullis.routes.intake.SyslogListener;
import io.portcullis.routes.intake.Webhooks;
import io.portcullis.routes.listing.ListingDuty;
import io.portcullis.routes.poll.Caller;
import io.portcullis.routes.poll.Poller;
import io.portcullis.routes.poll.Proof;

/** The configured sources, and the way that each one's records take into the hub. */
final class Entrances implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Entrances.class);

  private final PortcullisConfig config;
  private final Consumer<RoutesBuilder> routes;
  private final Clock clock;
  private final List<AutoCloseable> open = new ArrayList<>();

  /**
   * @param routes starts them
   */
  Entrances(PortcullisConfig config, Consumer<RoutesBuilder> routes, Clock clock) {
    this.config = config;
    this.routes = routes;
    this.clock = clock;
  }

  /**
   * Entrances that fetch and listen by themselves open when what they take can be kept.
   *
   * @return those that only one hub at a time may use
   */
  List<Duty> open(Intake intake, MeterRegistry meters) {
    List<Duty> pollers = new ArrayList<>();
    Map<String, Source> byName = new LinkedHashMap<>();
    for (SourceSettings settings : sources()) {
      Source source = source(settings);
      byName.put(settings.name(), source);
      switch (settings.auth()) {
        case AuthSettings.Topic topic -> routes.accept(new ForeignTopic(topic, source, intake));
        case AuthSettings.File file -> open.add(follow(file.path(), source, intake));
        case AuthSettings.Folder folder -> open.add(watch(folder, source, intake));
        case AuthSettings.PolledSet set -> pollers.add(SetDuty.of(set, source, intake, clock));
        case AuthSettings.Poll poll -> pollers.add(poller(poll, settings, source, intake));
        case AuthSettings.KeyService service ->
            pollers.add(listing(service, settings, intake, meters));
        default -> {
          // is sent to us
        }
      }
    }
    for (SyslogSettings s : config.syslog()) {
      Source source = byName.get(s.source());
      String place = "syslog:" + s.port();
      SyslogListener listener =
          new SyslogListener(
              s,
              source.parser().assembly(),
              body -> intake.accept(source, body, place, numbers(body.body())),
              () -> intake.dropped(source.name()),
              clock);
      open.add(listener);
      routes.accept(listener);
    }
    return pollers;
  }

  private List<Mark> numbers(byte[] line) {
    return SyslogNumber.of(line, clock.instant()).stream().toList();
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

  private Duty listing(
      AuthSettings.KeyService service,
      SourceSettings settings,
      Intake intake,
      MeterRegistry meters) {
    KeyLister lister = KeyListers.of(service, settings.name(), clock);
    open.add(lister);
    return ListingDuty.of(
        lister, service.most(), service.every(), source(settings), intake, meters, clock);
  }

  private static IllegalArgumentException noFeed(AuthSettings.Poll poll, SourceSettings settings) {
    List<String> known =
        Feeds.all().stream().filter(f -> f.type().equals(settings.type())).map(Feed::name).toList();
    return new IllegalArgumentException(
        "source %s: no feed \"%s\" of type %s; there are %s"
            .formatted(settings.name(), poll.feed(), settings.type(), known));
  }

  private FollowedFile follow(Path path, Source source, Intake intake) {
    return FollowedFile.start(path, cursor(source.name()), source, intake);
  }

  private WatchedFolder watch(AuthSettings.Folder folder, Source source, Intake intake) {
    // A name of a source has no dot, so this one is nobody else's.
    return WatchedFolder.start(folder, cursor(source.name() + ".folder"), source, intake);
  }

  private Path cursor(String name) {
    return config.data().folder().resolve("cursors").resolve(name);
  }

  Map<String, Webhooks.Hook> hooks() {
    Map<String, Webhooks.Hook> hooks = new LinkedHashMap<>();
    for (SourceSettings settings : sources()) {
      if (settings.auth().sent()) {
        hooks.put(settings.name(), new Webhooks.Hook(source(settings), settings.auth()));
      }
    }
    return hooks;
  }

  private static Source source(SourceSettings settings) {
    return new Source(
        settings.name(),
        parser(settings.type()),
        settings.expectedInterval(),
        settings.raw() == SourceSettings.Raw.TEXT,
        settings.environment().map(Environment::of).orElse(""));
  }

  /** Without a configuration, each type is a source of its own name, open to this machine alone. */
  List<SourceSettings> sources() {
    return !config.sources().isEmpty()
        ? config.sources()
        : Parsers.all().stream()
            .map(
                p ->
                    new SourceSettings(
                        p.type(),
                        p.type(),
                        new AuthSettings.NoneOnLoopback(),
                        Optional.empty(),
                        SourceSettings.Raw.NONE,
                        Optional.empty()))
            .toList();
  }

  private static Parser parser(String type) {
    List<String> known = Parsers.all().stream().map(Parser::type).toList();
    return Parsers.byType(type)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no source type \"" + type + "\"; there are " + known));
  }

  @Override
  public void close() {
    open.forEach(Entrances::close);
  }

  private static void close(AutoCloseable entrance) {
    try {
      entrance.close();
    } catch (Exception e) {
      // The others and the middle are still to be closed.
      LOG.warn("an entrance does not close: {}", e.getMessage());
    }
  }
}
