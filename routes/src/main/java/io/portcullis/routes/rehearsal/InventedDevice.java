package io.portcullis.routes.rehearsal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Certificate;
import io.portcullis.model.Ids;
import io.portcullis.model.Session;
import io.portcullis.model.Severity;
import io.portcullis.model.Signal;
import io.portcullis.model.Statement;
import io.portcullis.model.SubjectKind;

/**
 * A device that is nowhere, and what is said about it until it is revoked.
 *
 * @param at when all of it is said
 */
record InventedDevice(int number, Instant at) {
  private static final String SOURCE = "rehearsal";
  private static final String MDM = "rehearsal:";
  private static final Duration LIFE = Duration.ofDays(90);

  /** Enrolled, on the network, and healthy. */
  List<Signal> arrives() {
    return signals(
        "arrives",
        new Statement.SubjectObserved(name(), "", Set.of(SOURCE)),
        new Statement.CertificateIssued(certificate()),
        new Statement.SessionStarted(session()),
        posture(Statement.Compliance.COMPLIANT));
  }

  /** Out of order, healthy again, and then its credentials are stolen. */
  List<Signal> falls() {
    return signals(
        "falls",
        posture(Statement.Compliance.NON_COMPLIANT),
        posture(Statement.Compliance.COMPLIANT),
        new Statement.RiskChanged(
            Statement.RiskOrigin.ENDPOINT,
            name(),
            Severity.CRITICAL,
            Set.of("credential-access"),
            false,
            SOURCE));
  }

  private List<Signal> signals(String part, Statement... said) {
    return Stream.of(said)
        .map(s -> signal(part + s.getClass().getSimpleName() + s.hashCode(), s))
        .toList();
  }

  private Signal signal(String what, Statement statement) {
    return new Signal(
        Ids.of("sig", SOURCE, name(), what),
        SOURCE,
        what,
        at,
        at,
        SubjectKind.DEVICE,
        "",
        List.of(
            new Alias(AliasType.MDM_DEVICE, MDM + name()), new Alias(AliasType.HOSTNAME, name())),
        false,
        Actor.UNKNOWN,
        statement);
  }

  private String name() {
    return SOURCE + "-" + number;
  }

  private static Statement posture(Statement.Compliance compliance) {
    return new Statement.PostureChanged(compliance, Statement.Management.MANAGED, List.of());
  }

  private Certificate certificate() {
    return new Certificate(
        "CN=" + SOURCE,
        Integer.toHexString(number + 1),
        "CN=" + name(),
        "",
        "",
        at.minus(LIFE),
        at.plus(LIFE),
        false,
        "");
  }

  private Session session() {
    return new Session(name(), "192.0.2.1", "", "", "host/" + name(), "1", at);
  }
}
