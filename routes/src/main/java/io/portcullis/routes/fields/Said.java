package io.portcullis.routes.fields;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.portcullis.model.Certificate;
import io.portcullis.model.Run;
import io.portcullis.model.Session;
import io.portcullis.model.Statement;

/** What a statement says, as typed fields: those of ECS where it has one, else of the hub. */
public final class Said {
  private final Map<String, Object> fields = new LinkedHashMap<>();

  private Said() {}

  /** Dotted names; what is empty or not known is left out. */
  public static Map<String, Object> of(Statement statement) {
    Said said = new Said();
    said.posture(statement);
    said.key(statement);
    said.certificate(statement);
    said.session(statement);
    said.source(statement);
    return said.fields;
  }

  private void posture(Statement statement) {
    switch (statement) {
      case Statement.PostureChanged p -> {
        own("posture.compliance", p.compliance().name());
        own("posture.management", p.management().name());
      }
      case Statement.RiskChanged r -> {
        own("risk.origin", r.origin().name());
        own("risk.severity", r.severity().name());
        own("risk.categories", r.categories().stream().sorted().toList());
        own("risk.resolved", r.resolved());
      }
      case Statement.AccountChanged a -> own("account.status", a.status().name());
      case Statement.HsmHealthChanged h -> own("hsm.condition", h.condition().name());
      case Statement.Remarked r -> {
        own("remark.item", r.item());
        own("remark.kinds", r.said().stream().map(s -> s.kind().name()).distinct().toList());
      }
      default -> {
        // Said elsewhere.
      }
    }
  }

  private void key(Statement statement) {
    switch (statement) {
      case Statement.KeyOperated k -> {
        own("key.operation", k.operation());
        own("key.job", k.job());
        own("key.environment", k.environment());
        put("event.outcome", k.success() ? "success" : "failure");
        put("user.name", k.principal());
        put("related.user", k.principal().isEmpty() ? List.of() : List.of(k.principal()));
      }
      case Statement.KeyObserved k -> {
        own("key.hardware", k.token().hardware());
        own("key.token", k.token().label());
        own("key.firmware", k.token().versions().firmware());
      }
      case Statement.CeremonyHeld c -> {
        own("quorum.needed", c.needed());
        own("quorum.present", c.present());
      }
      case Statement.ServiceProbed p -> {
        own("probe.service", p.service().kind().name());
        own("probe.url", p.service().url());
        own("probe.result", p.probe().result().name());
        own("probe.latency_ms", p.probe().latency().toMillis());
      }
      default -> {
        // Said elsewhere.
      }
    }
  }

  private void certificate(Statement statement) {
    switch (statement) {
      case Statement.CertificateIssued c -> of(c.certificate());
      case Statement.CertificateObserved c -> of(c.certificate());
      case Statement.CertificateRenewed c -> {
        of(c.certificate());
        own("certificate.replaced", c.replaced());
      }
      case Statement.CertificateRevoked c -> {
        put("x509.issuer.distinguished_name", c.issuer());
        put("x509.serial_number", c.serial());
        own("revocation.reason", c.reason().name());
      }
      default -> {
        // Said elsewhere.
      }
    }
  }

  private void of(Certificate certificate) {
    put("x509.issuer.distinguished_name", certificate.issuer());
    put("x509.subject.distinguished_name", certificate.subject());
    put("x509.serial_number", certificate.serial());
    put("x509.not_before", at(certificate.notBefore()));
    put("x509.not_after", at(certificate.notAfter()));
    put("x509.signature_algorithm", certificate.signature());
    int blank = certificate.key().indexOf(' ');
    put("x509.public_key_algorithm", blank < 0 ? "" : certificate.key().substring(0, blank));
    put("related.hash", certificate.sha256().isEmpty() ? List.of() : List.of(certificate.sha256()));
    own("certificate.sha256", certificate.sha256());
    own("certificate.spki", certificate.spki());
    own("certificate.public_trust", certificate.publicTrust());
  }

  private void session(Statement statement) {
    switch (statement) {
      case Statement.SessionStarted s -> of(s.session());
      case Statement.SessionEnded s -> {
        own("session.id", s.session());
        own("session.nas", s.nas());
        own("session.cause", s.cause());
      }
      case Statement.SessionsEnded s -> {
        own("session.nas", s.nas());
        own("session.cause", s.cause());
      }
      case Statement.NasRestarted n -> own("session.nas", n.nas());
      default -> {
        // Said elsewhere.
      }
    }
  }

  private void of(Session session) {
    own("session.id", session.id());
    own("session.nas", session.nas());
    own("session.networks", session.networks());
  }

  private void source(Statement statement) {
    switch (statement) {
      case Statement.Heartbeat h -> {
        own("source.behind_seconds", h.behind().toSeconds());
        if (!h.expected().equals(Duration.ZERO)) {
          own("source.expected_seconds", h.expected().toSeconds());
        }
      }
      case Statement.SequenceAdvanced s -> {
        own("source.sequence", s.sequence());
        own("source.numbers.first", s.runs().getFirst().first());
        own("source.numbers.last", s.runs().getLast().last());
        put("event.sequence", s.runs().getLast().last());
      }
      case Statement.RecordsLost l -> {
        Run lost = l.lost();
        own("source.sequence", l.sequence());
        own("source.numbers.lost", lost.size());
      }
      default -> {
        // Said elsewhere.
      }
    }
  }

  private static String at(Instant moment) {
    return moment.toString();
  }

  private void own(String field, Object value) {
    put(FieldTable.OWN + field, value);
  }

  private void put(String field, Object value) {
    if (!Set.of("", List.of()).contains(value)) {
      fields.put(field, value);
    }
  }
}
