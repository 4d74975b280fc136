package io.portcullis.connectors.hsm.aws;

import java.time.Instant;
import java.util.Locale;

import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;

/** An event as an ECS document. */
record TrailEcs(TrailEvent event) {

  Ecs document(Instant at, Area area) {
    Doc doc = event.doc();
    Ecs ecs =
        new Ecs(at, "AWS", "aws.cloudtrail")
            .kind(area.category(), area.type())
            .outcome(event.success())
            .put("event.action", event.name())
            .put("event.provider", event.source())
            .put("event.id", doc.text("eventID"))
            .put("event.code", doc.first("errorCode", "eventType"))
            .put("event.reason", event.reason())
            .put("error.code", doc.text("errorCode"))
            .put("error.message", doc.text("errorMessage"))
            .put("transaction.id", doc.text("requestID"))
            .address("source", doc.text("sourceIPAddress"))
            .address("client", doc.text("sourceIPAddress"))
            .put("user_agent.original", doc.text("userAgent"))
            .put("tls.version", doc.text("tlsDetails.tlsVersion"))
            .put("tls.cipher", doc.text("tlsDetails.cipherSuite"));
    people(ecs);
    return objects(ecs, doc);
  }

  private void people(Ecs ecs) {
    Who who = event.who();
    Doc doc = event.doc();
    ecs.put("user.id", who.id())
        .put("user.name", who.name())
        .put("user.email", who.email())
        .put("user.target.id", doc.text("responseElements.user.userId"))
        .put("user.target.name", new Target(doc).userName())
        .put("cloud.provider", "aws")
        .put("cloud.account.id", who.accountId())
        .put("cloud.region", doc.text("awsRegion"))
        .put("aws.cloudtrail.user_identity.type", who.type())
        .put("aws.cloudtrail.user_identity.arn", who.arn())
        .put("aws.cloudtrail.user_identity.access_key_id", who.identity().text("accessKeyId"));
  }

  private static Ecs objects(Ecs ecs, Doc doc) {
    Target target = new Target(doc);
    doc.at("resources")
        .items()
        .forEach(resource -> ecs.add("aws.cloudtrail.resources", resource.text("ARN")));
    String serial = target.request("certificateSerial").replace(":", "");
    return ecs.put("x509.serial_number", serial.toUpperCase(Locale.ROOT))
        .put("aws.cloudtrail.event_type", doc.text("eventType"))
        .put("aws.cloudtrail.key_id", target.request("keyId"))
        .put(
            "aws.cloudtrail.certificate_arn",
            doc.at("responseElements").at("certificateArn").value())
        .put("aws.cloudtrail.policy_arn", target.request("policyArn"))
        .put("aws.cloudtrail.role_name", target.request("roleName"))
        .put("aws.cloudtrail.recipient_account_id", doc.text("recipientAccountId"));
  }
}
