package io.portcullis.connectors.ca.adcs;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.AuthorityChange;
import io.portcullis.connectors.api.WindowsEvent;
import io.portcullis.connectors.api.Words;
import io.portcullis.connectors.ca.x509.Reasons;
import io.portcullis.model.Severity;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.AccountChanged;
import io.portcullis.model.Statement.AccountStatus;
import io.portcullis.model.Statement.RequestStep;
import io.portcullis.model.Statement.RiskChanged;
import io.portcullis.model.Statement.RiskOrigin;

/** What an event says. */
final class Meaning {
  private static final Pattern ZERO = Pattern.compile("0x0{1,8}");
  private static final int REVOKED = 4870;
  private static final int ISSUED = 4887;
  private static final int WAITS = 4889;
  private static final int MAX_ID = 20;

  private static final Pattern TEMPLATE =
      Pattern.compile("(?im)^\\s*CertificateTemplate:([^\\r\\n]{1,200})");
  private static final int DETECTED_AND_TREATED = 1117;

  /** Microsoft Defender's number for an action that went well. */
  private static final String NO_ERROR = "0x00000000";

  private Meaning() {}

  static Statement of(WindowsEvent event, Topic topic) {
    return switch (topic) {
      case AUTHENTICATION ->
          new Statement.Authenticated(success(event), method(event), reason(event));
      case ACCOUNT -> account(event);
      case DETECTION -> detection(event);
      case CERTIFICATE -> certificate(event);
      default -> noted(event, topic);
    };
  }

  private static Statement noted(WindowsEvent event, Topic topic) {
    Optional<AuthorityChange> change = Changes.of(event);
    if (change.isPresent()) {
      return change.get().noted(success(event));
    }
    return new Statement.Noted(
        topic.name().toLowerCase(Locale.ROOT), Integer.toString(event.id()), success(event));
  }

  private static Statement certificate(WindowsEvent event) {
    String serial = event.first("CertificateSerialNumber", "SerialNumber");
    Optional<Statement> request = request(event);
    if (request.isPresent()) {
      return request.get();
    }
    boolean revoked = event.id() == REVOKED && Words.hex(serial, 1, 80);
    return revoked
        ? new Statement.CertificateRevoked(
            "", serial, Reasons.of(event.first("RevocationReason", "Reason")))
        : noted(event, Topic.CERTIFICATE);
  }

  /**
   * 4887 is written alike for what was issued at once and for what a manager let through, and names
   * no manager; but only what waits for one has a 4889 before.
   */
  private static Optional<Statement> request(WindowsEvent event) {
    String id = event.text("RequestId");
    boolean step = event.id() == WAITS || event.id() == ISSUED;
    if (!step || id.isEmpty() || id.length() > MAX_ID || !Names.actor(event).present()) {
      return Optional.empty();
    }
    return Optional.of(
        new Statement.RequestTold(
            event.computer(),
            id,
            template(event),
            event.id() == WAITS ? RequestStep.WAITS : RequestStep.ISSUED,
            ""));
  }

  private static String template(WindowsEvent event) {
    Matcher template = TEMPLATE.matcher(event.text("Attributes"));
    return template.find() ? template.group(1).strip() : "";
  }

  private static Statement account(WindowsEvent event) {
    if (!Names.target(event).present() || !success(event)) {
      return noted(event, Topic.ACCOUNT);
    }
    return switch (event.id()) {
      case 4722, 4767 -> new AccountChanged(AccountStatus.ACTIVE);
      case 4725 -> new AccountChanged(AccountStatus.SUSPENDED);
      case 4726 -> new AccountChanged(AccountStatus.DELETED);
      case 4740 -> new AccountChanged(AccountStatus.LOCKED);
      default -> noted(event, Topic.ACCOUNT);
    };
  }

  private static Statement detection(WindowsEvent event) {
    String id = event.text("Detection ID");
    if (id.isEmpty()) {
      return noted(event, Topic.DETECTION);
    }
    boolean treated =
        event.id() == DETECTED_AND_TREATED && event.text("Error Code").equals(NO_ERROR);
    return new RiskChanged(
        RiskOrigin.ENDPOINT,
        id,
        severity(event.text("Severity ID")),
        Set.of("malware"),
        treated,
        event.text("Threat Name"));
  }

  /** Microsoft Defender: 1 low, 2 moderate, 4 high, 5 severe. */
  private static Severity severity(String id) {
    return switch (id) {
      case "1" -> Severity.LOW;
      case "2" -> Severity.MEDIUM;
      case "5" -> Severity.CRITICAL;
      default -> Severity.HIGH;
    };
  }

  /** The audit keyword says it; Kerberos and NTLM also give a status, 0x0 where it went well. */
  static boolean success(WindowsEvent event) {
    String status = event.text("Status");
    boolean failed = status.startsWith("0x") && !ZERO.matcher(status).matches();
    boolean denied = event.id() == 4625 || event.id() == 6273 || event.id() == 4888;
    return event.success().orElse(true) && !failed && !denied;
  }

  private static String method(WindowsEvent event) {
    String method = event.first("AuthenticationPackageName", "AuthenticationType", "PackageName");
    if (!method.isEmpty()) {
      return method;
    }
    boolean kerberos = event.id() >= 4768 && event.id() <= 4773;
    return kerberos ? "Kerberos" : event.provider();
  }

  static String reason(WindowsEvent event) {
    String sub = event.text("SubStatus");
    String status = ZERO.matcher(sub).matches() ? "" : sub;
    return success(event)
        ? ""
        : status.isEmpty()
            ? event.first("Reason", "FailureReason", "ReasonCode", "Status", "FailureCode")
            : status;
  }
}
