package io.portcullis.connectors.idp.entra;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.portcullis.model.Severity;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.AccountChanged;
import io.portcullis.model.Statement.AccountStatus;
import io.portcullis.model.Statement.Compliance;
import io.portcullis.model.Statement.Management;
import io.portcullis.model.Statement.Noted;
import io.portcullis.model.Statement.PostureChanged;
import io.portcullis.model.Statement.RiskChanged;
import io.portcullis.model.Statement.RiskOrigin;
import io.portcullis.model.SubjectKind;

/**
 * What an activity of Entra's audit log means for trust. Names: Microsoft's "audit log activity
 * reference". The list has some thousand names and grows; what is not known here becomes a note.
 */
record AuditMeaning(String activity, AuditTopic topic, boolean success, AuditTargets targets) {
  private static final Map<String, AccountStatus> STATUS =
      Map.ofEntries(
          Map.entry("disable account", AccountStatus.SUSPENDED),
          Map.entry("enable account", AccountStatus.ACTIVE),
          Map.entry("add user", AccountStatus.ACTIVE),
          Map.entry("restore user", AccountStatus.ACTIVE),
          Map.entry("delete user", AccountStatus.DELETED),
          Map.entry("hard delete user", AccountStatus.DELETED),
          Map.entry("disable device", AccountStatus.SUSPENDED),
          Map.entry("enable device", AccountStatus.ACTIVE),
          Map.entry("delete device", AccountStatus.DELETED),
          Map.entry("unregister device", AccountStatus.DELETED),
          Map.entry("restore device", AccountStatus.ACTIVE),
          Map.entry("add service principal", AccountStatus.ACTIVE),
          Map.entry("restore service principal", AccountStatus.ACTIVE),
          Map.entry("remove service principal", AccountStatus.DELETED),
          Map.entry("hard delete service principal", AccountStatus.DELETED));

  Statement statement() {
    if (!success) {
      return note();
    }
    Optional<Statement> sharp = account();
    if (sharp.isEmpty()) {
      sharp = posture();
    }
    return sharp.or(this::risk).orElseGet(this::note);
  }

  Noted note() {
    return new Noted(topic.word(), action(), success);
  }

  /**
   * One word for all vendors where a rule asks for it, else the activity's own name. Who is
   * eligible for good has no standing access: the role must be activated each time.
   */
  private String action() {
    if (topic == AuditTopic.SESSION) {
      return "sessions-revoked";
    }
    boolean standing =
        topic == AuditTopic.PRIVILEGE
            && plain().startsWith("add member to role")
            && plain().contains("permanent");
    return standing ? "standing-access-given" : activity;
  }

  private String plain() {
    return activity.toLowerCase(Locale.ROOT).strip();
  }

  /** A new account may be switched off from the start, and an update may switch it. */
  private Optional<Statement> account() {
    String enabled = targets.modified("AccountEnabled");
    boolean written = plain().startsWith("add ") || plain().startsWith("update ");
    if (written && enabled.equals("false")) {
      return Optional.of(new AccountChanged(AccountStatus.SUSPENDED));
    }
    AccountStatus status = STATUS.get(plain());
    if (status != null) {
      return Optional.of(new AccountChanged(status));
    }
    return written && enabled.equals("true")
        ? Optional.of(new AccountChanged(AccountStatus.ACTIVE))
        : Optional.empty();
  }

  private Optional<Statement> posture() {
    if (targets.device().isEmpty()) {
      return Optional.empty();
    }
    Compliance compliance =
        plain().equals("device no longer compliant")
            ? Compliance.NON_COMPLIANT
            : compliance(targets.modified("IsCompliant"));
    Management management =
        plain().equals("device no longer managed")
            ? Management.UNMANAGED
            : management(targets.modified("IsManaged"));
    boolean said = compliance != Compliance.UNKNOWN || management != Management.UNKNOWN;
    return said
        ? Optional.of(new PostureChanged(compliance, management, List.of(activity)))
        : Optional.empty();
  }

  private static Compliance compliance(String flag) {
    return switch (flag) {
      case "true" -> Compliance.COMPLIANT;
      case "false" -> Compliance.NON_COMPLIANT;
      default -> Compliance.UNKNOWN;
    };
  }

  private static Management management(String flag) {
    return switch (flag) {
      case "true" -> Management.MANAGED;
      case "false" -> Management.UNMANAGED;
      default -> Management.UNKNOWN;
    };
  }

  /** An administrator's word on an account's risk, from ID Protection. */
  private Optional<Statement> risk() {
    String words = plain().replace(" ", "");
    boolean known =
        targets.kind().filter(kind -> kind != SubjectKind.DEVICE).isPresent()
            && topic == AuditTopic.RISK;
    if (known && words.contains("confirm") && words.contains("compromised")) {
      return Optional.of(level(Severity.HIGH, Set.of(Levels.CONFIRMED), false));
    }
    boolean safe = words.startsWith("dismiss") || words.contains("confirmsafe");
    return known && safe ? Optional.of(level(Severity.INFO, Set.of(), true)) : Optional.empty();
  }

  private RiskChanged level(Severity severity, Set<String> categories, boolean resolved) {
    return new RiskChanged(
        RiskOrigin.IDENTITY, RiskyUser.LEVEL, severity, categories, resolved, activity);
  }
}
