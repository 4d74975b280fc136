package io.portcullis.connectors.edr.defender;

import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Parsed.IgnoreReason;

/**
 * The tables of the advanced-hunting schema, and what becomes of their rows. A table that is not
 * known here is noted: Microsoft adds several in a year.
 */
final class Tables {
  private Tables() {}

  static Parsed read(Row row) {
    return switch (row.table()) {
      case "AlertInfo", "AlertEvidence" -> new Evidence(row).parsed();
      case "DeviceLogonEvents",
          "IdentityLogonEvents",
          "AADSignInEventsBeta",
          "EntraIdSignInEvents",
          "AADSpnSignInEventsBeta",
          "EntraIdSpnSignInEvents" ->
          new Logon(row).parsed();
      case "IdentityInfo" -> new Account(row).parsed();
      case "IdentityDirectoryEvents", "IdentityEvents" -> new DirectoryChange(row).parsed();
      case "DeviceInfo", "DeviceNetworkInfo" -> new DeviceState(row).parsed();
      case "DeviceEvents" -> new DeviceAction(row).parsed();
      case "CloudAppEvents", "CloudAuditEvents", "GraphApiAuditEvents" ->
          new CloudAction(row).parsed();
      case "IdentityQueryEvents" -> new Parsed.Ignored(IgnoreReason.READ_ONLY);
      default -> other(row);
    };
  }

  private static Parsed other(Row row) {
    String table = row.table();
    if (table.matches("(Email|Message|UrlClick|Campaign|FileMalicious|DataSecurity).*")) {
      return new Parsed.Ignored(IgnoreReason.OTHER_OBJECT);
    }
    boolean telemetry =
        table.matches(
            "Device(Process|File|Network|ImageLoad|Registry)Events"
                + "|CloudProcessEvents|CloudDnsEvents|ExposureGraph.*"
                + "|DeviceTvm.*(Inventory|KB|Evidence.*|ProductInfo)");
    return telemetry ? new Parsed.Ignored(IgnoreReason.TELEMETRY) : new DeviceState(row).noted();
  }

  /** Empty where the columns are of no table that can be told. */
  static String guess(Doc columns) {
    if (columns.has("AlertId")) {
      return columns.has("EntityType") ? "AlertEvidence" : "AlertInfo";
    }
    String action = columns.text("ActionType");
    if (!action.isEmpty()) {
      return acting(columns, action);
    }
    if (columns.has("OnboardingStatus") || columns.has("SensorHealthState")) {
      return "DeviceInfo";
    }
    if (columns.has("NetworkAdapterType") || columns.has("MacAddress")) {
      return "DeviceNetworkInfo";
    }
    if (columns.has("ErrorCode") && columns.has("CorrelationId")) {
      return "EntraIdSignInEvents";
    }
    if (columns.has("IsAccountEnabled")) {
      return "IdentityInfo";
    }
    return columns.has("DeviceId") && columns.has("Timestamp") ? "DeviceState" : "";
  }

  private static String acting(Doc columns, String action) {
    if (columns.has("DeviceId")) {
      return action.startsWith("Logon") ? "DeviceLogonEvents" : deviceTable(action);
    }
    if (action.startsWith("Logon")) {
      return "IdentityLogonEvents";
    }
    return columns.has("ApplicationId") ? "CloudAppEvents" : "IdentityDirectoryEvents";
  }

  private static String deviceTable(String action) {
    if (action.matches("(Connection|InboundConnection|ListeningConnection|NetworkSignature).*")) {
      return "DeviceNetworkEvents";
    }
    return action.matches("(File|Registry|ProcessCreated|ImageLoaded).*")
        ? "DeviceProcessEvents"
        : "DeviceEvents";
  }
}
