package io.portcullis.connectors.idp.entra;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Parsed.IgnoreReason;

/** Tells what a record is: by its stream where it names one, else by the fields it has. */
final class Shape {
  private Shape() {}

  static Parsed read(Item item) {
    String category = item.category();
    if (category.endsWith("signinlogs")) {
      return new SignIn(item).parsed();
    }
    return switch (category) {
      case "auditlogs" -> new Audit(item).parsed();
      case "userriskevents", "serviceprincipalriskevents" -> new RiskDetection(item).parsed();
      case "riskyusers", "riskyserviceprincipals" -> new RiskyUser(item).parsed();
      case "provisioninglogs" -> new Provisioning(item).parsed();
      case "microsoftgraphactivitylogs" -> new GraphActivity(item).parsed();
      case "networkaccesstrafficlogs", "remotenetworkhealthlogs" ->
          new Parsed.Ignored(IgnoreReason.TELEMETRY);
      default -> byTable(item);
    };
  }

  /** Log Analytics puts the name of the table into {@code Type}. */
  private static Parsed byTable(Item item) {
    String table = item.doc().at("Type").value().toLowerCase(java.util.Locale.ROOT);
    if (table.endsWith("signinlogs")) {
      return new SignIn(item).parsed();
    }
    return switch (table) {
      case "aaduserriskevents", "aadserviceprincipalriskevents" -> new RiskDetection(item).parsed();
      case "aadriskyusers", "aadriskyserviceprincipals" -> new RiskyUser(item).parsed();
      case "aadprovisioninglogs" -> new Provisioning(item).parsed();
      default -> byFields(item);
    };
  }

  private static Parsed byFields(Item item) {
    Doc body = item.body();
    if (body.has("Workload") && body.has("Operation")) {
      return new UnifiedAudit(item).parsed();
    }
    if (body.has("severity") && body.has("title") && body.has("status")) {
      return new SecurityAlert(item).parsed();
    }
    if (body.has("subscriptionId") && (body.has("changeType") || body.has("lifecycleEvent"))) {
      return new Notification(item).parsed();
    }
    if (body.has("notificationUrl")) {
      // The subscription itself, as Graph answers when it is made or renewed.
      return new Parsed.Ignored(IgnoreReason.HOUSEKEEPING);
    }
    if (body.has("provisioningAction") || body.has("provisioningStatusInfo")) {
      return new Provisioning(item).parsed();
    }
    if (body.has("activityDisplayName") || body.has("initiatedBy")) {
      return new Audit(item).parsed();
    }
    if (body.has("riskEventType") || body.has("riskType")) {
      return new RiskDetection(item).parsed();
    }
    if (body.has("riskLastUpdatedDateTime")) {
      return new RiskyUser(item).parsed();
    }
    return byObject(item);
  }

  private static Parsed byObject(Item item) {
    Doc body = item.body();
    if (AccessReviewInstance.is(body)) {
      return new AccessReviewInstance(item).parsed();
    }
    if (body.has(Removed.MARK)) {
      return new Removed(item).parsed();
    }
    if (body.has("id") && item.lists("device")) {
      return new DirectoryDevice(item).parsed();
    }
    if (body.has("id") && item.lists("user")) {
      return new DirectoryUser(item).parsed();
    }
    if (body.has("createdDateTime") && (body.has("status") || body.has("appId"))) {
      return new SignIn(item).parsed();
    }
    if (body.has("trustType") || (body.has("deviceId") && body.has("operatingSystem"))) {
      return new DirectoryDevice(item).parsed();
    }
    if (body.has("userPrincipalName") && body.has("id")) {
      return new DirectoryUser(item).parsed();
    }
    if (item.doc().has("category")) {
      return new Audit(item).parsed();
    }
    throw new BadRecord("category: missing, and no other field tells what the record is");
  }
}
