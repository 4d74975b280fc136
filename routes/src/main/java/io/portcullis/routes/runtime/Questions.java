package io.portcullis.routes.runtime;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.micrometer.core.instrument.MeterRegistry;

import io.portcullis.connectors.ca.local.LocalCa;
import io.portcullis.model.evidence.AuditRecord;
import io.portcullis.routes.config.AuthSettings;
import io.portcullis.routes.config.IssuanceSettings;
import io.portcullis.routes.config.PortcullisConfig;
import io.portcullis.routes.config.RadiusSettings;
import io.portcullis.routes.config.SourceSettings;
import io.portcullis.routes.embedded.Topic;
import io.portcullis.routes.intake.WebhookAuth;
import io.portcullis.routes.issuance.Issuance;
import io.portcullis.routes.issuance.IssuanceRoute;
import io.portcullis.routes.issuance.Recorder;
import io.portcullis.routes.stream.Salted;
import io.portcullis.routes.verdict.Authorise;
import io.portcullis.routes.verdict.AuthoriseRoute;
import io.portcullis.routes.verdict.Networks;
import io.portcullis.routes.verdict.OwnAuthorities;
import io.portcullis.routes.verdict.Strangers;

/** What others ask before they let somebody in: answered from this hub's disk. */
final class Questions implements AutoCloseable {
  private final Strangers strangers;
  private final Recorder recorder;
  private final Authorise authorise;

  private Questions(Strangers strangers, Recorder recorder, Authorise authorise) {
    this.strangers = strangers;
    this.recorder = recorder;
    this.authorise = authorise;
  }

  static Questions open(
      PortcullisConfig config,
      HubRuntime hub,
      WebhookAuth proof,
      MeterRegistry meters,
      Clock clock) {
    Strangers strangers =
        new Strangers(
            authorities(hub.enforcers()),
            signal -> hub.intake().map(i -> i.said(signal)),
            meters,
            clock);
    hub.enforcers().authorities().forEach(ca -> listen(ca, strangers));
    Authorise authorise = new Authorise(hub.verdicts(), networks(config), strangers, clock);
    hub.add(new AuthoriseRoute(authorise, accountingAuth(config), proof, clock));
    IssuanceSettings issuance = config.issuance();
    Recorder recorder = new Recorder(record -> hub.middle().map(m -> write(m, record)));
    hub.add(
        new IssuanceRoute(
            new Issuance(hub.subjects(), hub.verdicts(), strangers, issuance, clock),
            issuance.fronts(),
            recorder,
            proof,
            clock));
    return new Questions(strangers, recorder, authorise);
  }

  Authorise authorise() {
    return authorise;
  }

  private static void listen(LocalCa ca, Strangers strangers) {
    ca.onStranger(serial -> strangers.presented(ca.issuer(), serial, "OCSP of " + ca.name()));
  }

  private static CompletableFuture<Void> write(Middle middle, AuditRecord record) {
    return middle.outlet().send(Topic.RECORDS, "issuance", Salted.bytes(record));
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
