package io.portcullis.connectors.hsm.gcp;

import java.time.Instant;
import java.util.Locale;

import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.X509;
import io.portcullis.model.Certificate;

/** An entry as an ECS document. */
record EntryEcs(Audit audit, Topic topic) {

  Ecs document(Instant at) {
    Doc entry = audit.entry();
    Doc payload = audit.payload();
    Ecs ecs =
        new Ecs(at, "Google Cloud", "gcp.audit")
            .kind(topic.category(), topic.type())
            .outcome(audit.success())
            .put("event.action", audit.method())
            .put("event.id", entry.text("insertId"))
            .put("event.code", payload.at("status").at("code").value())
            .put("event.provider", payload.text("serviceName"))
            .put("event.reason", audit.reason())
            .put("log.logger", entry.text("logName"))
            .put("log.level", entry.text("severity"))
            .address("source", audit.address())
            .address("client", audit.address())
            .put(
                "user_agent.original",
                payload.at("requestMetadata").at("callerSuppliedUserAgent").value());
    people(ecs, payload);
    certificate(ecs);
    return ecs.put("cloud.provider", "gcp")
        .put("cloud.project.id", entry.at("resource").at("labels").at("project_id").value())
        .put("service.name", payload.text("serviceName"))
        .put("gcp.audit.resource_name", audit.resource());
  }

  private void people(Ecs ecs, Doc payload) {
    Who who =
        audit.service().equals("login") ? new Login(audit).person() : new Who(audit.principal());
    ecs.put("user.name", audit.principal().isEmpty() ? who.bare() : audit.principal())
        .put("user.email", who.email())
        .put("user.id", audit.subject())
        .put("client.user.email", who.email())
        .put(
            "gcp.audit.service_account_key",
            payload.at("authenticationInfo").at("serviceAccountKeyName").value());
  }

  private void certificate(Ecs ecs) {
    new Authority(audit)
        .certificate()
        .ifPresent(
            x509 -> {
              Certificate certificate = X509.certificate(x509);
              ecs.put("x509.serial_number", certificate.serial().toUpperCase(Locale.ROOT))
                  .put("x509.issuer.distinguished_name", certificate.issuer())
                  .put("x509.subject.distinguished_name", certificate.subject())
                  .put("x509.not_after", certificate.notAfter().toString());
            });
  }
}
