package io.portcullis.connectors.edr.defender;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Parsed.IgnoreReason;
import io.portcullis.connectors.api.Signals;
import io.portcullis.model.Statement.Noted;
import io.portcullis.model.SubjectKind;

/**
 * DeviceEvents: some three hundred action types. Those about accounts, credentials, protection and
 * policies are noted of the device; the rest is telemetry.
 */
record DeviceAction(Row row) {
  private static final Map<String, Pattern> TOPICS = topics();

  private static Map<String, Pattern> topics() {
    Map<String, Pattern> topics = new LinkedHashMap<>();
    topics.put(
        "credential",
        Pattern.compile("Password.*|Credential.*|Dpapi.*|.*Hello.*|(?!Asr).*Lsass.*|SshKey.*"));
    topics.put(
        "privilege",
        Pattern.compile(
            "UserAccount(AddedTo|RemovedFrom).*|.*SecurityGroup.*|LogonRights.*"
                + "|ProcessPrimaryTokenModified|Sudo.*"));
    topics.put(
        "account", Pattern.compile("UserAccount.*|AccountChecked.*|DirectoryServiceObject.*"));
    topics.put("authentication", Pattern.compile("Logon.*"));
    topics.put("certificate", Pattern.compile(".*Certificate.*"));
    topics.put(
        "policy",
        Pattern.compile(
            "AuditPolicy.*|AppControl(Policy|.*Blocked|.*Revoked).*|.*PolicyModif.*"
                + "|.*PolicyTriggered|PnpDevice(Allowed|Blocked)"));
    topics.put(
        "posture",
        Pattern.compile(
            ".*Tamper.*|Firewall(Service)?Stopped|SafeModeBoot.*|BitLocker.*|.*BootAttestation.*"
                + "|SecurityLogCleared|.*DriverBlocked.*|ServiceInstalled|RemoteDesktopConn.*"
                + "|Antivirus(Scan|Emergency|Troubleshoot).*|.*DefinitionsUpdate.*|.*Isolat.*"
                + "|RemoteDesktop|UntrustedWifi.*|DeviceUntrusted"));
    topics.put(
        "detection",
        Pattern.compile(
            "Antivirus(Detection|Malware|Error).*|AntivirusReport|ExploitGuard.*"
                + "|Asr.*(Block|Warn|CredentialTheft).*|.*AlertRelatedActivity|ControlledFolderAccess.*"
                + "|SmartScreen.*|ThreatDetected.*"));
    return topics;
  }

  Parsed parsed() {
    return topic().map(this::noted).orElse(new Parsed.Ignored(IgnoreReason.TELEMETRY));
  }

  private Optional<String> topic() {
    String action = row.action();
    return TOPICS.entrySet().stream()
        .filter(topic -> topic.getValue().matcher(action).matches())
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private Parsed noted(String topic) {
    Doc event = row.columns();
    Signals signals = row.signals(Names.actor(event));
    signals.note(SubjectKind.DEVICE, Names.device(event), new Noted(topic, row.action(), true));
    boolean iam = topic.matches("account|credential|privilege");
    return signals.with(row.ecs(iam ? "iam" : "host", iam ? "change" : "info"));
  }
}
