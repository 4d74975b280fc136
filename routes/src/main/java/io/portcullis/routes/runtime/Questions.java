package io.portcullis.routes.runtime;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.micrometer.core.instrument.MeterRegistry;

import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.ca.local.LocalCa;
import io.portcullis.model.Signal;
import io.portcullis.routes.config.AuthSettings;
import io.portcullis.routes.config.IssuanceSettings;
import io.portcullis.routes.config.PortcullisConfig;
import io.portcullis.routes.config.RadiusSettings;
import io.portcullis.routes.config.SourceSettings;
import io.portcullis.routes.embedded.Topic;
import io.portcullis.routes.intake.Intake;
import io.portcullis.routes.intake.WebhookAuth;
import io.portcullis.routes.issuance.Issuance;
import io.portcullis.routes.issuance.IssuanceRoute;
import io.portcullis.routes.issuance.Recorder;
import io.portcullis.routes.issuance.Told;
import io.portcullis.routes.stream.Salted;
import io.portcullis.routes.telemetry.Tracing;
import io.portcullis.routes.verdict.Authorise;
import io.portcullis.routes.verdict.AuthoriseRoute;
import io.portcullis.routes.verdict.Networks;
import io.portcullis.routes.verdict.OwnAuthorities;
import io.portcullis.routes.verdict.Strangers;

/** What others ask before they let somebody in: answered from this hub's disk. */
final class Questions implements AutoCloseable {
  private final Strangers strangers;
  private final Recorder<Told> recorder;
  private final Authorise authorise;

  private Questions(Strangers strangers, Recorder<Told> recorder, Authorise authorise) {
    this.strangers = strangers;
    this.recorder = recorder;
    this.authorise = authorise;
  }

  static Questions open(
      PortcullisConfig config,
      HubRuntime hub,
      WebhookAuth proof,
      MeterRegistry meters,
      Tracing tracing,
      Clock clock) {
    Strangers strangers =
        new Strangers(
            authorities(hub.enforcers()),
            signal -> hub.intake().map(i -> i.said(signal)),
            meters,
            clock);
    hub.enforcers().authorities().forEach(ca -> listen(ca, strangers));
    Authorise authorise = new Authorise(hub.verdicts(), networks(config), strangers, clock);
    hub.add(new AuthoriseRoute(authorise, accountingAuth(config), proof, tracing, clock));
    IssuanceSettings issuance = config.issuance();
    Recorder<Told> recorder =
        new Recorder<>(
            told -> hub.middle().flatMap(m -> hub.intake().map(intake -> write(m, intake, told))));
    hub.add(
        new IssuanceRoute(
            new Issuance(hub.subjects(), hub.verdicts(), strangers, issuance, clock),
            issuance.fronts(),
            recorder,
            proof,
            tracing,
            clock));
    return new Questions(strangers, recorder, authorise);
  }

  Authorise authorise() {
    return authorise;
  }

  private static void listen(LocalCa ca, Strangers strangers) {
    ca.onStranger(serial -> strangers.presented(ca.issuer(), serial, "OCSP of " + ca.name()));
  }

  /** Done when all of it is durable; what is written twice is known by its id. */
  private static CompletableFuture<Void> write(Middle middle, Intake intake, Told told) {
    List<CompletableFuture<Void>> writes = new ArrayList<>();
    writes.add(middle.outlet().send(Topic.RECORDS, "issuance", Salted.bytes(told.record())));
    for (Signal signal : told.signals()) {
      writes.add(
          signal.subject().isEmpty()
              ? intake.said(signal)
              : middle.outlet().send(Topic.SIGNALS, signal.subject(), Json.bytes(signal)));
    }
    return CompletableFuture.allOf(writes.toArray(CompletableFuture[]::new));
  }

  private static OwnAuthorities authorities(Enforcers enforcers) {
    Map<String, Predicate<String>> assigned =
        enforcers.authorities().stream()
            .collect(Collectors.toMap(LocalCa::issuer, Questions::assigned, Predicate::or));
    return new OwnAuthorities(assigned);
  }

  private static Predicate<String> assigned(LocalCa ca) {
    return serial -> ca.state(serial).isPresent();
  }

  /** A login of no configured network goes where the first NAS has its quarantine. */
  private static Networks networks(PortcullisConfig config) {
    Optional<String> vlan =
        config.enforcers().radius().stream()
            .flatMap((RadiusSettings r) -> r.quarantineVlan().stream())
            .findFirst();
    return new Networks(config.networks(), vlan);
  }

  /** The RADIUS server proves itself as the source of its accounting does. */
  private static AuthSettings accountingAuth(PortcullisConfig config) {
    return config.sources().stream()
        .filter(s -> s.type().equals("freeradius"))
        .map(SourceSettings::auth)
        .findFirst()
        .orElse(new AuthSettings.NoneOnLoopback());
  }

  @Override
  public void close() {
    strangers.close();
    recorder.close();
  }
}
