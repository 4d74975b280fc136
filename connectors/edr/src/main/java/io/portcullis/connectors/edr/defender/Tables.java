package io.portcullis.connectors.edr.defender;

import java.util.regex.Pattern;

import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Parsed.IgnoreReason;
import io.portcullis.connectors.api.Words;

/**
 * The tables of the advanced-hunting schema, and what becomes of their rows. A table that is not
 * known here is noted: Microsoft adds several in a year.
 */
final class Tables {
  private static final Words OTHER_OBJECTS =
      Words.of("Email", "Message", "UrlClick", "Campaign", "FileMalicious", "DataSecurity");
  private static final Pattern TELEMETRY =
      Pattern.compile(
          "Device(Process|File|Network|ImageLoad|Registry)Events"
              + "|CloudProcessEvents|CloudDnsEvents|ExposureGraph.*"
              + "|DeviceTvm.*(Inventory|KB|Evidence.*|ProductInfo)");
  private static final Words CONNECTIONS =
      Words.of("Connection", "InboundConnection", "ListeningConnection", "NetworkSignature");
  private static final Words PROCESSES =
      Words.of("File", "Registry", "ProcessCreated", "ImageLoaded");

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
    if (OTHER_OBJECTS.begin(table)) {
      return new Parsed.Ignored(IgnoreReason.OTHER_OBJECT);
    }
    boolean telemetry = TELEMETRY.matcher(table).matches();
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
    if (CONNECTIONS.begin(action)) {
      return "DeviceNetworkEvents";
    }
    return PROCESSES.begin(action) ? "DeviceProcessEvents" : "DeviceEvents";
  }
}
