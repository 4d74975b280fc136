package io.portcullis.connectors.ca.stepca;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.AuthorityChange;
import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Signals;
import io.portcullis.connectors.api.X509;
import io.portcullis.connectors.ca.x509.CertificateFields;
import io.portcullis.connectors.ca.x509.Holder;
import io.portcullis.connectors.ca.x509.Reasons;
import io.portcullis.model.Actor;
import io.portcullis.model.Statement;

/** A line of step-ca's log in JSON ({@code "logger": {"format": "json"}}): one for each request. */
record LogEntry(Doc doc, long place, ParseContext context) {
  private static final Pattern WRITES =
      Pattern.compile(".*(sign|renew|rekey|revoke|finalize|scep|ssh|admin|new-).*");
  private static final Set<String> CHANGING = Set.of("POST", "PUT", "PATCH", "DELETE");
  private static final int CLIENT_ERROR = 400;

  Parsed parsed() {
    String path = doc.text("path");
    if (path.isEmpty()) {
      if (doc.has("level") || doc.has("msg")) {
        return new Parsed.Ignored(Parsed.IgnoreReason.HOUSEKEEPING);
      }
      throw new BadRecord("category, provisionerName, path: none of them is there");
    }
    boolean writes = WRITES.matcher(path).matches();
    if (!writes) {
      return new Parsed.Ignored(Parsed.IgnoreReason.READ_ONLY);
    }
    Instant at = Held.time(context, doc, "time");
    String by = doc.first("user-id", "provisioner");
    Signals signals =
        new Signals(
            context,
            place,
            doc.text("request-id"),
            at,
            new Actor(doc.text("user-id"), by, doc.text("remote-address")));
    Optional<X509Certificate> x509 = Held.certificate(doc, "certificate");
    say(signals, path, x509);
    return signals.with(ecs(at, path, x509));
  }

  private void say(Signals signals, String path, Optional<X509Certificate> x509) {
    String serial = Held.serial(doc.first("serialNumber", "serial"));
    if (success() && path.endsWith("/revoke") && !serial.isEmpty()) {
      signals.aboutSource(
          new Statement.CertificateRevoked("", serial, Reasons.of(doc.text("reasonCode"))));
    } else if (success() && x509.isPresent()) {
      Holder holder = Holder.of(x509.get());
      signals.say(
          holder.kind(),
          holder.aliases(),
          new Statement.CertificateIssued(X509.certificate(x509.get())));
    } else {
      signals.aboutSource(change(path).map(c -> c.noted(success())).orElseGet(() -> noted(path)));
    }
  }

  private Statement.Noted noted(String path) {
    String topic = path.contains("admin") ? "privilege" : "certificate";
    return new Statement.Noted(topic, path, success());
  }

  /** Of the admin API: who administers, by what provisioners is issued, and the rest. */
  private Optional<AuthorityChange> change(String path) {
    if (!path.startsWith("/admin/") || !CHANGING.contains(doc.text("method"))) {
      return Optional.empty();
    }
    if (path.startsWith("/admin/admins")) {
      return Optional.of(AuthorityChange.ROLES_CHANGED);
    }
    return Optional.of(
        path.startsWith("/admin/provisioners")
            ? AuthorityChange.PROFILE_CHANGED
            : AuthorityChange.SETTINGS_CHANGED);
  }

  private boolean success() {
    return doc.number("status").orElse(0) < CLIENT_ERROR && doc.text("error").isEmpty();
  }

  private Ecs ecs(Instant at, String path, Optional<X509Certificate> x509) {
    Ecs ecs =
        new Ecs(at, "Smallstep", "step_ca.log")
            .kind("configuration", x509.isPresent() ? "creation" : "info")
            .outcome(success())
            .put("event.action", path)
            .put("event.code", doc.text("status"))
            .put("event.id", doc.text("request-id"))
            .put("event.provider", doc.text("provisioner"))
            .put("event.reason", doc.text("error"))
            .put("http.request.method", doc.text("method"))
            .put("url.path", path)
            .put("user.id", doc.text("user-id"))
            .put("user_agent.original", doc.text("user-agent"))
            .put("x509.subject.common_name", doc.text("subject"))
            .put("x509.issuer.common_name", doc.text("issuer"));
    ecs.address("source", doc.text("remote-address")).address("client", doc.text("remote-address"));
    return x509.map(certificate -> CertificateFields.put(ecs, certificate)).orElse(ecs);
  }
}
