package io.portcullis.connectors.idp.okta;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.Doc;
import io.portcullis.model.Severity;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.AccountChanged;
import io.portcullis.model.Statement.AccountStatus;
import io.portcullis.model.Statement.Authenticated;
import io.portcullis.model.Statement.Noted;
import io.portcullis.model.Statement.RiskChanged;
import io.portcullis.model.Statement.RiskOrigin;

/**
 * What an event type of Okta's catalogue means for trust. The catalogue has over 900 types and
 * grows, so its prefixes are read, and an unknown type is noted rather than lost.
 */
record Meaning(Topic topic, Statement statement) {
  private static final List<String> HOUSEKEEPING =
      List.of(
          "system.org.rate_limit.",
          "application.integration.rate_limit_exceeded",
          "core.concurrency.org.limit.",
          "system.email.delivery",
          "system.import.complete",
          "system.import.start",
          "system.import.download.",
          "system.import.object_");

  private static final Map<String, AccountStatus> STATUS =
      Map.ofEntries(
          Map.entry("user.lifecycle.suspend", AccountStatus.SUSPENDED),
          Map.entry("user.lifecycle.unsuspend", AccountStatus.ACTIVE),
          Map.entry("user.lifecycle.activate", AccountStatus.ACTIVE),
          Map.entry("user.lifecycle.reactivate", AccountStatus.ACTIVE),
          Map.entry("user.lifecycle.deactivate", AccountStatus.DEACTIVATED),
          Map.entry("user.lifecycle.delete.initiated", AccountStatus.DELETED),
          Map.entry("user.lifecycle.delete.completed", AccountStatus.DELETED),
          Map.entry("user.lifecycle.delete", AccountStatus.DELETED),
          Map.entry("user.account.unlock", AccountStatus.ACTIVE),
          Map.entry("user.account.unlock_by_admin", AccountStatus.ACTIVE));

  /** One word for all vendors where a rule asks for it; Okta's grants have no end of their own. */
  private static final Map<String, String> ACTIONS =
      Map.of(
          "user.session.clear", "sessions-revoked",
          "user.account.privilege.grant", "standing-access-given");

  private static final Pattern LEVEL = Pattern.compile("(?i)\\b(none|low|medium|high)\\b");

  /** Empty for Okta's own housekeeping, the only thing that is set aside. */
  static Optional<Meaning> of(String type, Doc doc, boolean success) {
    return HOUSEKEEPING.stream().anyMatch(type::startsWith)
        ? Optional.empty()
        : Optional.of(known(type, doc, success));
  }

  private static Meaning known(String type, Doc doc, boolean success) {
    // Okta reports a lock as the failure it followed from.
    if (type.equals("user.account.lock") || type.equals("user.account.lock.limit")) {
      return new Meaning(Topic.ACCOUNT, new AccountChanged(AccountStatus.LOCKED));
    }
    AccountStatus status = STATUS.get(type);
    if (status != null && success) {
      return new Meaning(Topic.ACCOUNT, new AccountChanged(status));
    }
    if (type.equals("user.session.start") || type.startsWith("user.authentication.")) {
      return new Meaning(Topic.AUTHENTICATION, authenticated(type, doc, success));
    }
    Topic topic = topic(type);
    return topic == Topic.RISK
        ? risk(type, doc, success)
        : new Meaning(topic, new Noted(topic.word(), ACTIONS.getOrDefault(type, type), success));
  }

  private static Authenticated authenticated(String type, Doc doc, boolean success) {
    String method =
        doc.first(
            "authenticationContext.credentialType", "authenticationContext.credentialProvider");
    return new Authenticated(success, method.isEmpty() ? type : method, doc.text("outcome.reason"));
  }

  private static Topic topic(String type) {
    if (type.contains("privilege") || type.contains(".role.") || type.contains("impersonation")) {
      return Topic.PRIVILEGE;
    }
    if (type.startsWith("user.risk.") || type.contains("suspicious_activity")) {
      return Topic.RISK;
    }
    if (type.startsWith("user.session.")) {
      return Topic.SESSION;
    }
    if (type.startsWith("user.mfa.") || type.contains("password") || type.contains("api_token")) {
      return Topic.CREDENTIAL;
    }
    return general(type);
  }

  private static Topic general(String type) {
    if (type.startsWith("pki.") || type.contains("certificate")) {
      return Topic.CERTIFICATE;
    }
    if (type.startsWith("policy.") || type.startsWith("zone.") || type.contains(".idp.")) {
      return Topic.POLICY;
    }
    if (type.contains("auth") || type.contains("token") || type.startsWith("security.")) {
      return Topic.AUTHENTICATION;
    }
    if (type.startsWith("device.")) {
      return Topic.DEVICE;
    }
    if (type.matches("system\\.(sms|voice|push)\\..*")) {
      return Topic.AUTHENTICATION;
    }
    boolean account = type.startsWith("user.") || type.matches("system\\.import\\..*user.*");
    return account ? Topic.ACCOUNT : Topic.CONFIGURATION;
  }

  /** user.risk.* tells a level of the person; a person's own report is one detection. */
  private static Meaning risk(String type, Doc doc, boolean success) {
    if (type.contains("suspicious_activity")) {
      return new Meaning(
          Topic.RISK,
          changed(doc.text("uuid"), Severity.MEDIUM, Set.of("reported-by-user"), false, doc));
    }
    Matcher level =
        LEVEL.matcher(doc.first("debugContext.debugData.riskLevel", "debugContext.debugData.risk"));
    if (!level.find()) {
      return new Meaning(Topic.RISK, new Noted(Topic.RISK.word(), type, success));
    }
    String word = level.group(1).toUpperCase(java.util.Locale.ROOT);
    boolean none = word.equals("NONE");
    Severity severity = none ? Severity.INFO : Severity.valueOf(word);
    return new Meaning(Topic.RISK, changed("identity", severity, Set.of(), none, doc));
  }

  private static RiskChanged changed(
      String risk, Severity severity, Set<String> categories, boolean resolved, Doc doc) {
    return new RiskChanged(
        RiskOrigin.IDENTITY, risk, severity, categories, resolved, doc.text("displayMessage"));
  }
}
