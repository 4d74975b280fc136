package io.portcullis.connectors.idp.ssf;

import java.util.List;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Weaknesses;
import io.portcullis.model.ReasonCode;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.AccountChanged;
import io.portcullis.model.Statement.AccountStatus;
import io.portcullis.model.Statement.Authenticated;
import io.portcullis.model.Statement.CertificateRevoked;
import io.portcullis.model.Statement.Compliance;
import io.portcullis.model.Statement.Management;
import io.portcullis.model.Statement.Noted;
import io.portcullis.model.Statement.PostureChanged;

/**
 * What an event means for trust: CAEP 1.0, RISC 1.0, SSF 1.0, what Okta and OAuth add, and SCIM
 * events. An unknown event is noted rather than lost.
 *
 * @param ofDevice true when the device is what it is about, where the subject names both
 */
record Meaning(Topic topic, boolean ofDevice, Statement statement) {
  private static final String SESSIONS_REVOKED = "sessions-revoked";

  static Meaning of(EventType type, Doc event, Doc claims) {
    return switch (type.name()) {
      case "account-disabled" -> account(AccountStatus.SUSPENDED);
      case "account-enabled" -> account(AccountStatus.ACTIVE);
      case "account-purged" -> account(AccountStatus.DELETED);
      case "device-compliance-change" -> posture(event);
      case "risk-level-change" -> Risk.level(type, event, device(event));
      case "user-risk-change" -> Risk.level(type, event, false);
      case "device-risk-change" -> Risk.level(type, event, true);
      case "credential-compromise" -> Risk.compromise(event, claims.text("jti"));
      case "credential-change" -> credential(type, event);
      case "session-established" -> established(event);
      case "stream-updated" -> stream(event);
      default -> type.scim() ? Scim.meaning(type, claims) : noted(topic(type.name()), type.name());
    };
  }

  static Meaning noted(Topic topic, String action) {
    return new Meaning(topic, false, new Noted(topic.word(), action(action), true));
  }

  /** CAEP ends the sessions it names, RISC all of a person: one word for both. */
  private static String action(String name) {
    return name.equals("session-revoked") ? SESSIONS_REVOKED : name;
  }

  static Meaning account(AccountStatus status) {
    return new Meaning(Topic.ACCOUNT, false, new AccountChanged(status));
  }

  boolean ofSession() {
    return topic == Topic.SESSION || topic == Topic.SESSION_END;
  }

  /** The same as a note, for when nobody is named whom the statement could be about. */
  Statement note(String action) {
    return statement instanceof Noted ? statement : new Noted(topic.word(), action, true);
  }

  private static Topic topic(String name) {
    return switch (name) {
      case "session-revoked", "sessions-revoked", "backchannel-logout" -> Topic.SESSION_END;
      case "token-revoked", "tokens-revoked" -> Topic.SESSION_END;
      case "session-presented", "ip-change", "token-issued" -> Topic.SESSION;
      case "assurance-level-change" -> Topic.AUTHENTICATION;
      case "token-claims-change" -> Topic.PRIVILEGE;
      case "account-credential-change-required", "client-credential-changed" -> Topic.CREDENTIAL;
      case "recovery-activated", "recovery-information-changed" -> Topic.CREDENTIAL;
      case "identifier-changed", "identifier-recycled" -> Topic.IDENTIFIER;
      case "client-disabled", "client-enabled" -> Topic.ACCOUNT;
      case "opt-in", "opt-out-initiated", "opt-out-cancelled", "opt-out-effective" -> Topic.ACCOUNT;
      case "verification" -> Topic.STREAM;
      default -> Topic.OTHER;
    };
  }

  private static Meaning established(Doc event) {
    String methods = String.join(" ", event.at("amr").items().stream().map(Doc::value).toList());
    String method = methods.isEmpty() ? event.first("acr") : methods;
    return new Meaning(
        Topic.SESSION_START,
        false,
        new Authenticated(true, method.isEmpty() ? "session-established" : method, ""));
  }

  private static Meaning posture(Doc event) {
    Compliance compliance =
        switch (event.need("current_status")) {
          case "compliant" -> Compliance.COMPLIANT;
          case "not-compliant" -> Compliance.NON_COMPLIANT;
          default ->
              throw new BadRecord(
                  event.at("current_status").path() + ": neither compliant nor not-compliant");
        };
    String reason = Reasons.of(event);
    return new Meaning(
        Topic.DEVICE,
        true,
        new PostureChanged(
            compliance,
            Management.UNKNOWN,
            reason.isEmpty() ? List.of() : reasons(compliance, reason)));
  }

  /** What a device that complies is said to have was mended: no setting fails. */
  private static List<String> reasons(Compliance compliance, String reason) {
    List<String> said = List.of(reason);
    return compliance == Compliance.NON_COMPLIANT ? Weaknesses.named(said) : said;
  }

  private static boolean device(Doc event) {
    return event.text("principal").equalsIgnoreCase("DEVICE");
  }

  /** A certificate that was revoked; any other change of any credential is noted. */
  private static Meaning credential(EventType type, Doc event) {
    X509Credential x509 = new X509Credential(event);
    String change = event.text("change_type");
    String credential = event.text("credential_type");
    if (credential.equals("x509") && change.equals("revoke") && x509.known()) {
      return new Meaning(
          Topic.CREDENTIAL,
          false,
          new CertificateRevoked(x509.issuer(), x509.serial(), ReasonCode.UNSPECIFIED));
    }
    String what = (change + " " + credential).strip();
    return noted(Topic.CREDENTIAL, what.isEmpty() ? type.name() : type.name() + ": " + what);
  }

  /** The transmitter says whether it sends (SSF 1.0 "Stream Updated Event"). */
  private static Meaning stream(Doc event) {
    String status = event.text("status");
    String action = status.isEmpty() ? "stream-updated" : "stream-updated: " + status;
    return new Meaning(
        Topic.STREAM, false, new Noted(Topic.STREAM.word(), action, status.equals("enabled")));
  }
}
