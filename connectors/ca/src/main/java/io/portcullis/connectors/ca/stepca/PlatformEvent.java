package io.portcullis.connectors.ca.stepca;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
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

/** A webhook event of Smallstep's platform (smallstep.com/docs, "Webhook Events"). */
record PlatformEvent(Doc doc, long place, ParseContext context) {

  Parsed parsed() {
    String category = doc.need("category");
    String type = doc.text("type");
    Instant at = Held.time(context, doc, "timestamp");
    Optional<X509Certificate> x509 = Held.certificate(doc, "certificate");
    String id = doc.text("id");
    String vendorId = id.isEmpty() ? "" : String.join("|", id, category, type, at.toString());
    Signals signals =
        new Signals(context, place, x509.isPresent() ? id + "|" + category : vendorId, at, actor());
    if (x509.isPresent()) {
      certificate(signals, x509.get(), category);
    } else {
      boolean session = category.contains("session");
      String action = type.isEmpty() ? category : type;
      signals.note(
          SubjectKind.IDENTITY,
          person(),
          new Statement.Noted(session ? "session" : "certificate", action, true));
    }
    return signals.with(ecs(at, category, type, x509));
  }

  private Actor actor() {
    return new Actor("", doc.text("username"), doc.text("hostname"));
  }

  private static void certificate(Signals signals, X509Certificate x509, String category) {
    Holder holder = Holder.of(x509);
    boolean issued = category.equals("certificate-request");
    signals.say(
        holder.kind(),
        holder.aliases(),
        issued
            ? new Statement.CertificateIssued(X509.certificate(x509))
            : new Statement.CertificateObserved(X509.certificate(x509)));
    if (!issued) {
      Statement note = new Statement.Noted("certificate", category, true);
      signals.say(holder.kind(), holder.aliases(), note);
    }
  }

  private List<Alias> person() {
    return new Aliases()
        .add(AliasType.USER_NAME, doc.text("username"))
        .add(AliasType.EMAIL, doc.object("subject").text("email"))
        .list();
  }

  private Ecs ecs(Instant at, String category, String type, Optional<X509Certificate> x509) {
    boolean session = category.contains("session");
    Ecs ecs =
        new Ecs(at, "Smallstep", "smallstep.event")
            .kind(session ? "session" : "configuration", type(type))
            .outcome(true)
            .put("event.action", type.isEmpty() ? category : category + "-" + type)
            .put("event.code", category)
            .put("event.id", doc.text("id"))
            .put("user.name", doc.text("username"))
            .put("user.email", doc.object("subject").text("email"))
            .put("host.name", doc.text("hostname"))
            .put("host.hostname", doc.text("hostname"))
            .put("smallstep.authority.id", doc.text("authorityId"))
            .put("x509.not_before", doc.text("notBefore"))
            .put("x509.not_after", doc.text("notAfter"))
            .put("x509.subject.common_name", doc.object("subject").text("commonName"))
            .put(
                "x509.serial_number",
                Held.serial(doc.text("serialNumber")).toUpperCase(Locale.ROOT));
    return x509.map(certificate -> CertificateFields.put(ecs, certificate)).orElse(ecs);
  }

  private static String type(String type) {
    return switch (type) {
      case "start" -> "start";
      case "end" -> "end";
      default -> "info";
    };
  }
}
