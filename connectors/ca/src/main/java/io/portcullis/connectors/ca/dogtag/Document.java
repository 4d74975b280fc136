package io.portcullis.connectors.ca.dogtag;

import java.util.Locale;

import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.ca.x509.CertificateFields;

/** An event as an ECS record. */
record Document(AuditEvent event, Facts facts, Topic topic) {

  Ecs ecs() {
    Ecs ecs =
        new Ecs(event.at(), "Dogtag", "dogtag.audit")
            .kind(topic.category(), type())
            .outcome(event.success())
            .put("event.action", event.name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .put("event.code", event.name())
            .put("event.reason", event.first("Info", "InfoValue", "cancelReason"))
            .put("event.provider", event.first("AuthMgr", "Scope"))
            .put("message", event.words())
            .put("user.id", event.field("SubjectID"))
            .put("user.name", facts.uid(facts.subject()))
            .put("user.roles", event.field("Role"))
            .put("host.name", event.host())
            .put("process.thread.name", event.thread())
            .put("rule.name", event.first("ProfileID", "aclResource"))
            .put("dogtag.request.id", event.first("ReqID", "RequestID", "RequestId"))
            .put("dogtag.request.type", event.field("RequestType"))
            .put("dogtag.key.id", event.first("KeyID", "KeyId"))
            .put("dogtag.revocation.reason", event.field("RevokeReasonNum"))
            .put("x509.subject.distinguished_name", event.field("CertSubject"))
            .put("x509.serial_number", facts.serial().toUpperCase(Locale.ROOT));
    ecs.address("source", event.field("ClientIP")).address("client", event.field("ClientIP"));
    ecs.address("server", event.field("ServerIP"));
    boolean whole = topic == Topic.CERTIFICATE && facts.certificate().isPresent();
    if (whole) {
      ecs.put("event.reason", "certificate");
    }
    return whole ? CertificateFields.put(ecs, facts.certificate().get()) : ecs;
  }

  private String type() {
    String name = event.name();
    if (topic == Topic.CONFIGURATION || topic == Topic.POLICY || topic == Topic.AUDIT) {
      return name.startsWith("CONFIG_") ? "change" : "info";
    }
    if (name.contains("GENERATION") || name.equals("CERT_REQUEST_PROCESSED")) {
      return "creation";
    }
    return topic == Topic.PRIVILEGE ? "admin" : "info";
  }
}
