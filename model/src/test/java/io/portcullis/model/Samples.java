package io.portcullis.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.portcullis.model.Statement.Compliance;
import io.portcullis.model.Statement.Management;
import io.portcullis.model.Statement.PostureChanged;
import io.portcullis.model.Statement.RiskChanged;
import io.portcullis.model.Statement.RiskOrigin;

/** The few things that most tests of the core speak of. */
public final class Samples {
  public static final Instant T0 = Instant.parse("2026-02-03T09:00:00Z");
  public static final PostureChanged BAD =
      new PostureChanged(Compliance.NON_COMPLIANT, Management.MANAGED, List.of("encryption"));
  public static final PostureChanged FINE =
      new PostureChanged(Compliance.COMPLIANT, Management.MANAGED, List.of());
  static final String NAS = "192.0.2.7";

  static final TokenFacts TOKEN =
      new TokenFacts(
          "issuing", "a maker", "a model", "7", true, new TokenFacts.Versions("1.0", "2.6", "3.1"));

  private Samples() {}

  static Certificate certificate(String serial) {
    return certificate(serial, T0.plus(Duration.ofDays(90)), false);
  }

  static Certificate certificate(String serial, Instant notAfter, boolean publicTrust) {
    return new Certificate(
        "CN=Moat Issuing", serial, "CN=tablet-" + serial, "", "", T0, notAfter, publicTrust, "");
  }

  static Session session(String id) {
    return new Session(id, NAS, "hall", "02:00:5e:00:00:31", "tablet", "7", T0);
  }

  /** The session as an accounting record tells it that says where it is. */
  static Session session(String id, String network) {
    return new Session(
        id, NAS, "hall", "02:00:5e:00:00:31", "tablet", "7", T0, "", List.of(network));
  }

  static RiskChanged risk(String id, Severity severity) {
    return new RiskChanged(RiskOrigin.ENDPOINT, id, severity, Set.of(), false, "odd process");
  }

  /** What a source says about a device at a time; received when it happened. */
  static Signal said(String source, Instant at, Statement statement) {
    return new Signal(
        Ids.of("sig", source, at.toString(), statement.toString()),
        source,
        "",
        at,
        at,
        SubjectKind.DEVICE,
        "dev-1",
        List.of(),
        false,
        Actor.UNKNOWN,
        statement);
  }

  /** What a signal makes of a state, without any rule. */
  public static State applied(State before, Signal signal) {
    return Apply.apply(before, signal);
  }

  /** The same, of somebody at that address. */
  static Signal from(Signal signal, String address) {
    return new Signal(
        signal.id(),
        signal.source(),
        signal.vendorId(),
        signal.occurredAt(),
        signal.receivedAt(),
        signal.kind(),
        signal.subject(),
        signal.aliases(),
        signal.weak(),
        new Actor("", "", address),
        signal.statement());
  }

  static Finding finding(String rule, Standing standing, Mode mode, Clears clears) {
    return new Finding(
        rule,
        "k",
        1,
        "digest",
        Severity.HIGH,
        standing,
        mode,
        0,
        ReasonCode.KEY_COMPROMISE,
        clears,
        rule + " holds",
        List.of(),
        List.of("mdm"),
        false,
        T0);
  }

  /** Rules that find nothing, ever. */
  static final Policy NO_RULES =
      new Policy() {
        @Override
        public Evaluation evaluate(Case subject, Instant now) {
          return new Evaluation(List.of(), Optional.empty());
        }

        @Override
        public String digest() {
          return "none";
        }
      };
}
