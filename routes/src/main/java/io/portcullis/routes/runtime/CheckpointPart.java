package io.portcullis.routes.runtime;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import io.micrometer.core.instrument.MeterRegistry;

import io.portcullis.connectors.api.CertificateFile;
import io.portcullis.connectors.api.Enforcer;
import io.portcullis.connectors.api.http.RenewedTransport;
import io.portcullis.connectors.ca.watch.WatchedAuthority;
import io.portcullis.connectors.hsm.pkcs11.Pkcs11Enforcer;
import io.portcullis.connectors.notify.syslog.SyslogChannel;
import io.portcullis.connectors.notify.syslog.SyslogConfig;
import io.portcullis.evidence.timestamp.Trusted;
import io.portcullis.routes.checkpoint.Attestor;
import io.portcullis.routes.checkpoint.CheckpointDuty;
import io.portcullis.routes.checkpoint.CheckpointMeters;
import io.portcullis.routes.checkpoint.FileSigner;
import io.portcullis.routes.checkpoint.Manner;
import io.portcullis.routes.checkpoint.Signer;
import io.portcullis.routes.checkpoint.SyslogAttestor;
import io.portcullis.routes.checkpoint.TimeStampAttestor;
import io.portcullis.routes.checkpoint.TokenSigner;
import io.portcullis.routes.config.ChannelSettings.To;
import io.portcullis.routes.config.CheckpointSettings;
import io.portcullis.routes.config.CheckpointSettings.SigningKey;
import io.portcullis.routes.config.PortcullisConfig;
import io.portcullis.routes.config.SecretRef;
import io.portcullis.routes.config.WitnessSettings;
import io.portcullis.routes.config.WitnessSettings.TimeStampSettings;
import io.portcullis.routes.duty.Duty;
import io.portcullis.routes.explain.SubjectIndex;
import io.portcullis.routes.seal.OwnTrail;

/** The making of checkpoints, put together out of the settings. */
final class CheckpointPart implements AutoCloseable {
  private static final Duration SYSLOG_TIMEOUT = Duration.ofSeconds(10);

  private final CheckpointDuty duty;
  private final OwnTrail trail;
  private final List<Attestor> attestors;

  private CheckpointPart(CheckpointDuty duty, OwnTrail trail, List<Attestor> attestors) {
    this.duty = duty;
    this.trail = trail;
    this.attestors = attestors;
  }

  /**
   * @throws IllegalArgumentException when a key or a file of certificates is of no use; says which
   */
  static CheckpointPart open(
      PortcullisConfig config,
      Middle middle,
      List<Enforcer> enforcers,
      List<WatchedAuthority> watched,
      SubjectIndex subjects,
      MeterRegistry meters,
      Clock clock) {
    CheckpointSettings settings = config.evidence().checkpoints();
    Path data = config.data().folder();
    List<Attestor> attestors = attestors(config.evidence().witness(), clock);
    CheckpointDuty.People people =
        new CheckpointDuty.People(
            settings.key().map(k -> signer(k, enforcers)).orElseGet(() -> FileSigner.own(data)),
            settings.formerKey().map(k -> signer(k, enforcers)),
            attestors,
            config.evidence().witness().every());
    OwnTrail trail = OwnTrail.at(middle.client(), middle.topics(), clock);
    KnownCounters known = KnownCounters.of(config, watched, subjects);
    CheckpointDuty.Surroundings around =
        new CheckpointDuty.Surroundings(
            middle.client(),
            middle.topics(),
            config.kafka().applicationId(),
            known::now,
            new CheckpointMeters(meters, clock),
            trail::interrupted,
            clock);
    return new CheckpointPart(
        new CheckpointDuty(
            around, manner(config), people, settings.file(data), settings.groupReads()),
        trail,
        attestors);
  }

  private static Manner manner(PortcullisConfig config) {
    CheckpointSettings settings = config.evidence().checkpoints();
    Map<String, Duration> retention =
        config.storage().datasets().entrySet().stream()
            .collect(Collectors.toMap(e -> e.getKey().full(), Map.Entry::getValue));
    return new Manner(settings.every(), settings.everyRecords(), Manner.IDLE, retention);
  }

  private static Signer signer(SigningKey key, List<Enforcer> enforcers) {
    return switch (key) {
      case SigningKey.File file ->
          FileSigner.read(
              file.key().reveal(),
              file.passphrase().map(SecretRef::reveal).orElse(""),
              file.key().toString());
      case SigningKey.Pkcs11 pkcs11 ->
          new TokenSigner(
              pkcs11.token(), pkcs11.id(), token(pkcs11.token(), enforcers).key(pkcs11.id()));
    };
  }

  private static Pkcs11Enforcer token(String name, List<Enforcer> enforcers) {
    return enforcers.stream()
        .filter(e -> e.name().equals(name))
        .flatMap(
            e ->
                e instanceof Pkcs11Enforcer t
                    ? Optional.of(t).stream()
                    : Optional.<Pkcs11Enforcer>empty().stream())
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "evidence.checkpoints.key: \"" + name + "\" is none of enforcers.hsm"));
  }

  private static List<Attestor> attestors(WitnessSettings settings, Clock clock) {
    List<Attestor> attestors = new ArrayList<>();
    settings.timeStamps().forEach(s -> attestors.add(timeStamps(s, clock)));
    settings
        .syslog()
        .forEach(s -> attestors.add(new SyslogAttestor(new SyslogChannel(syslog(s)), clock)));
    return attestors;
  }

  private static Attestor timeStamps(TimeStampSettings settings, Clock clock) {
    RenewedTransport transport =
        new RenewedTransport(
            AuthorityParts.tls(settings.tls()), settings.timeout(), TimeStampAttestor.MOST_BYTES);
    return new TimeStampAttestor(settings.url(), transport, trusted(settings.trust()), clock);
  }

  private static Trusted trusted(Path file) {
    try {
      return new Trusted(CertificateFile.certificates(file, CertificateFile.bytes(file)));
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "evidence.witness.time-stamps.trust: " + e.getMessage(), e);
    }
  }

  private static SyslogConfig syslog(To.Syslog to) {
    return new SyslogConfig(
        to.host(),
        to.host(),
        to.usualPort(),
        to.transport(),
        to.facility(),
        OwnParts.machine().orElse("-"),
        AuthorityParts.tls(to.tls()),
        SYSLOG_TIMEOUT);
  }

  Duty duty() {
    return duty;
  }

  @Override
  public void close() {
    attestors.forEach(Attestor::close);
    trail.close();
  }
}
