package io.portcullis.connectors.ca.stepca;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Signals;
import io.portcullis.connectors.api.X509;
import io.portcullis.connectors.ca.x509.CertificateFields;
import io.portcullis.connectors.ca.x509.Holder;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Statement;
import io.portcullis.model.SubjectKind;

/**
 * What step-ca posts to a provisioner's webhook (go.step.sm, package webhook). Kinds that ask
 * beforehand hold a request; the notifying kind holds the certificate in {@code raw}.
 */
record Webhook(Doc doc, long place, ParseContext context) {

  Parsed parsed() {
    Instant at = Held.time(context, doc, "timestamp");
    Doc held = doc.object("x509Certificate");
    Optional<X509Certificate> x509 = Held.certificate(held, "raw");
    String by = doc.first("authorizationPrincipal", "provisionerName");
    String digest = x509.map(c -> X509.certificate(c).sha256()).orElse("");
    Signals signals = new Signals(context, place, digest, at, new Actor("", by, ""));
    if (x509.isPresent()) {
      Holder holder = Holder.of(x509.get());
      signals.say(
          holder.kind(),
          holder.aliases(),
          new Statement.CertificateIssued(X509.certificate(x509.get())));
    } else {
      signals.note(
          SubjectKind.DEVICE, names(), new Statement.Noted("certificate", action(), success()));
    }
    return signals.with(ecs(at, by, x509));
  }

  private boolean success() {
    return doc.text("scepErrorCode").isEmpty();
  }

  private String action() {
    return doc.has("sshCertificate") || doc.has("sshCertificateRequest")
        ? "ssh-certificate"
        : "certificate-request";
  }

  private List<Alias> names() {
    Aliases aliases = new Aliases();
    for (String field : List.of("x509CertificateRequest", "x509Certificate")) {
      doc.object(field).list("dnsNames").forEach(n -> aliases.add(AliasType.HOSTNAME, n.value()));
    }
    return aliases.list();
  }

  private Ecs ecs(Instant at, String by, Optional<X509Certificate> x509) {
    Ecs ecs =
        new Ecs(at, "Smallstep", "step_ca.webhook")
            .kind("configuration", x509.isPresent() ? "creation" : "info")
            .outcome(success())
            .put("event.action", x509.isPresent() ? "certificate-issued" : action())
            .put("event.provider", doc.text("provisionerName"))
            .put("event.reason", doc.text("scepErrorDescription"))
            .put("user.name", by)
            .put("device.id", doc.object("attestationData").text("permanentIdentifier"));
    return x509.map(certificate -> CertificateFields.put(ecs, certificate)).orElse(ecs);
  }
}
