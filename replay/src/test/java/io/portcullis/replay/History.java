package io.portcullis.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Certificate;
import io.portcullis.model.Severity;
import io.portcullis.model.Signal;
import io.portcullis.model.Statement;
import io.portcullis.model.SubjectKind;

/** A log of signals, written one after the other. */
public final class History {
  public static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

  private final List<Signal> signals = new ArrayList<>();
  private Instant now = START;

  public History pass(Duration time) {
    now = now.plus(time);
    return this;
  }

  public History say(SubjectKind kind, String subject, String source, Statement statement) {
    String id = "sig-" + signals.size();
    List<Alias> aliases = List.of(Alias.vendor(AliasType.MDM_DEVICE, "intune", subject));
    signals.add(
        new Signal(
            id, source, id, now, now, kind, subject, aliases, false, Actor.UNKNOWN, statement));
    return this;
  }

  public History device(String subject, Statement statement) {
    return say(SubjectKind.DEVICE, subject, "falcon", statement);
  }

  /** A device with a name and a certificate. */
  public History device(String subject) {
    device(subject, new Statement.SubjectObserved("laptop " + subject, "ada", Set.of("laptops")));
    return device(subject, new Statement.CertificateIssued(certificate(subject)));
  }

  public static Certificate certificate(String subject) {
    return new Certificate(
        "CN=Devices",
        Integer.toHexString(subject.hashCode()),
        "CN=" + subject,
        "",
        "",
        START.minus(Duration.ofDays(1)),
        START.plus(Duration.ofDays(300)),
        false,
        "");
  }

  public static Statement theft() {
    return risk("theft", false);
  }

  public static Statement risk(String id, boolean resolved) {
    return new Statement.RiskChanged(
        Statement.RiskOrigin.ENDPOINT,
        id,
        Severity.CRITICAL,
        Set.of("credential-access"),
        resolved,
        "mimikatz");
  }

  public Instant now() {
    return now;
  }

  public List<Signal> signals() {
    return signals;
  }

  public Path write(Path file) {
    try {
      List<String> lines = signals.stream().map(Json::text).toList();
      return Files.write(file, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public ListLog log() {
    return new ListLog(signals, List.of());
  }
}
