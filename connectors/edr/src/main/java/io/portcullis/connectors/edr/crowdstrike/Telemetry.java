package io.portcullis.connectors.edr.crowdstrike;

import java.util.List;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.IpLiteral;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Signals;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.Statement;
import io.portcullis.model.SubjectKind;

/**
 * A sensor event of the Falcon Data Replicator. Of its several hundred kinds only those about
 * logins, accounts, credentials, certificates and the host's protection are more than telemetry.
 */
record Telemetry(Doc doc, Moment moment) {
  private static final Pattern LOGIN =
      Pattern.compile("UserLogon.*|.*Authentication.*|Sso.*|.*Kerberos.*");
  private static final Pattern SESSION =
      Pattern.compile("UserLogoff.*|(Remote|Terminal)(Desktop|Session).*|Ssh.*");
  private static final Pattern ACCOUNT =
      Pattern.compile(
          "User(Account|Identity).*|GroupIdentity|SamHash.*|ActiveDirectory.*|.*Password.*"
              + "|.*Credential.*|.*Lsass.*");
  private static final Pattern PRIVILEGE =
      Pattern.compile(".*(Impersonat|PrivilegeEscalat|EscalationOfPriv|ElevationOfPriv).*|Sudo.*");
  private static final Pattern CERTIFICATE = Pattern.compile(".*Certificate.*");
  private static final Pattern POSTURE =
      Pattern.compile(
          "Firewall(En|Dis)abled|.*Tamper.*|FileIntegrityMonitor.*|Bit[Ll]ocker.*|.*SecureBoot.*"
              + "|.*Quarantin.*|.*Contained.*|.*Uninstall.*|ZeroTrust.*|OsVersionInfo|Firmware.*"
              + "|CodeIntegrity.*");
  private static final Pattern POLICY =
      Pattern.compile(
          "CloudSecurityIOM.*|EventLogCleared|Idp.*|Dc(Usb|Bluetooth|Sd).*(Blocked|Policy).*"
              + "|.*PolicyEnforc.*|Firewall(Set|Delete|Change)(Rule|Option).*");

  /** What changes whom a host trusts is a process like any other but for its command line. */
  private static final Pattern TRUSTS =
      Pattern.compile(
          "(?i).*(security +add-trusted-cert|certutil(\\.exe)?\"? .*-addstore|Import-Certificate"
              + "|update-ca-(certificates|trust)|trust +anchor).*");

  private static final Pattern SECRETS =
      Pattern.compile(
          "(?i).*(/etc/(g?shadow|passwd|sudoers|pam\\.d)|authorized_keys|/\\.ssh/|/keychains/"
              + "|ntds\\.dit|\\\\config\\\\sam).*");

  Parsed parsed() {
    String name = doc.first("event_simpleName", "fdr_event_type", "name");
    if (LOGIN.matcher(name).matches()) {
      return login(name, doc);
    }
    String topic = secrets(name) ? "credential" : trusts() ? "certificate" : topic(name);
    return topic.isEmpty() ? new Parsed.Ignored(Parsed.IgnoreReason.TELEMETRY) : noted(topic, name);
  }

  private boolean trusts() {
    return TRUSTS.matcher(doc.text("CommandLine")).matches();
  }

  private boolean secrets(String name) {
    return name.startsWith("CriticalFile") && SECRETS.matcher(doc.text("TargetFileName")).matches();
  }

  private static String topic(String name) {
    if (SESSION.matcher(name).matches()) {
      return "session";
    }
    if (PRIVILEGE.matcher(name).matches()) {
      return "privilege";
    }
    if (ACCOUNT.matcher(name).matches()) {
      return "account";
    }
    if (CERTIFICATE.matcher(name).matches()) {
      return "certificate";
    }
    if (POSTURE.matcher(name).matches()) {
      return "posture";
    }
    return POLICY.matcher(name).matches() ? "policy" : "";
  }

  private Parsed noted(String topic, String name) {
    Signals signals = moment.signals(Actor.UNKNOWN);
    signals.note(SubjectKind.DEVICE, Names.device(doc), new Statement.Noted(topic, name, true));
    return signals.with(ecs("host", name, doc));
  }

  /**
   * @param user where the user's fields stand
   */
  Parsed login(String name, Doc user) {
    boolean success = !name.contains("Fail");
    Signals signals = moment.signals(new Actor(Names.sid(user), Names.userName(user), ""));
    List<Alias> person = Names.person(user);
    String method = user.first("AuthenticationPackage", "LogonType");
    signals.note(
        person.isEmpty() ? SubjectKind.DEVICE : SubjectKind.IDENTITY,
        person.isEmpty() ? Names.device(doc) : person,
        new Statement.Authenticated(success, method.isEmpty() ? name : method, ""));
    Ecs ecs = ecs("authentication", name, user);
    return signals.with(ecs.put("event.outcome", name.contains("Fail") ? "failure" : ""));
  }

  private Ecs ecs(String category, String name, Doc user) {
    Ecs ecs = new Ecs(moment.at(), "CrowdStrike", "crowdstrike.fdr").kind(category, "info");
    Names.describe(ecs, doc);
    return ecs.put("event.action", name)
        .put("event.id", moment.eventId())
        .put("user.id", Names.sid(user))
        .put("user.name", Names.userName(user))
        .put("user.target.id", doc.text("UserRid"))
        .put("source.nat.ip", IpLiteral.is(doc.text("aip")) ? doc.text("aip") : "");
  }
}
