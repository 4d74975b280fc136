package io.portcullis.connectors.idp.googleworkspace;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Severity;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.AccountChanged;
import io.portcullis.model.Statement.AccountStatus;
import io.portcullis.model.Statement.Authenticated;
import io.portcullis.model.Statement.Compliance;
import io.portcullis.model.Statement.Management;
import io.portcullis.model.Statement.Noted;
import io.portcullis.model.Statement.PostureChanged;
import io.portcullis.model.Statement.RiskChanged;
import io.portcullis.model.Statement.RiskOrigin;

/**
 * What an event of the Reports API means for trust. Names: the "activity events" pages of the Admin
 * SDK, one for each application. Names that are not known become notes.
 *
 * @param application lower case, e.g. "login"
 * @param vendorId of the activity: the id of a risk that has none of its own
 */
record Meaning(String application, Event event, String vendorId) {
  private static final Map<String, AccountStatus> ADMIN =
      Map.of(
          "suspend_user", AccountStatus.SUSPENDED,
          "unsuspend_user", AccountStatus.ACTIVE,
          "archive_user", AccountStatus.DEACTIVATED,
          "unarchive_user", AccountStatus.ACTIVE,
          "create_user", AccountStatus.ACTIVE,
          "undelete_user", AccountStatus.ACTIVE,
          "delete_user", AccountStatus.DELETED);

  /** Of an application for documents all else is about no subject. */
  static boolean shares(Event event) {
    return Topic.shares(event.name().toLowerCase(Locale.ROOT));
  }

  Topic topic() {
    return Topic.of(application, name());
  }

  String name() {
    return event.name().toLowerCase(Locale.ROOT);
  }

  Statement statement() {
    return switch (application) {
      case "admin" -> admin();
      case "login" -> login();
      case "saml" -> saml();
      case "mobile" -> mobile();
      case "chrome" -> chrome();
      default -> note();
    };
  }

  /** True when it is about the device that is named in it, not about a person. */
  boolean onDevice() {
    return topic() == Topic.DEVICE
        || statement() instanceof PostureChanged
        || name().equals("device_compromised_event");
  }

  Noted note() {
    boolean failed = name().contains("fail") || name().contains("deny") || name().contains("block");
    return new Noted(topic().word(), event.name(), !failed);
  }

  private Statement admin() {
    AccountStatus status = ADMIN.get(name());
    if (status != null) {
      return new AccountChanged(status);
    }
    return switch (name()) {
      case "mobile_device_wipe", "mobile_account_wipe" -> posture(Management.WIPED);
      case "mobile_device_delete", "mobile_device_block" -> posture(Management.UNMANAGED);
      case "mobile_device_approve" -> posture(Management.MANAGED);
      default -> note();
    };
  }

  private PostureChanged posture(Management management) {
    return new PostureChanged(Compliance.UNKNOWN, management, List.of(event.name()));
  }

  /** Google itself suspends an account whose password leaked, or that sends spam. */
  private Statement login() {
    String name = name();
    if (name.startsWith("account_disabled")) {
      return new AccountChanged(AccountStatus.SUSPENDED);
    }
    return switch (name) {
      case "login_success" -> new Authenticated(true, event.first("login_type"), "");
      case "login_failure" ->
          new Authenticated(false, event.first("login_type"), event.first("login_failure_type"));
      case "gov_attack_warning" -> risk(Severity.HIGH);
      case "suspicious_login",
          "suspicious_login_less_secure_app",
          "suspicious_programmatic_login" ->
          risk(Severity.MEDIUM);
      default -> note();
    };
  }

  private RiskChanged risk(Severity severity) {
    return new RiskChanged(
        RiskOrigin.IDENTITY,
        vendorId.isEmpty() ? "identity" : vendorId,
        severity,
        Set.of(Json.kebab(name()).replace('_', '-')),
        false,
        event.name());
  }

  private Statement saml() {
    return switch (name()) {
      case "login_success" -> new Authenticated(true, "saml", "");
      case "login_failure" -> new Authenticated(false, "saml", event.first("failure_type"));
      default -> note();
    };
  }

  private Statement mobile() {
    return switch (name()) {
      case "device_compliance_changed_event" -> compliance();
      case "device_compromised_event" -> compromised();
      case "device_register_unregister_event" -> registered();
      default -> note();
    };
  }

  private Statement compliance() {
    String word = event.first("DEVICE_COMPLIANCE").toUpperCase(Locale.ROOT).replace('-', '_');
    Compliance compliance =
        switch (word) {
          case "COMPLIANT" -> Compliance.COMPLIANT;
          case "NON_COMPLIANT", "NOT_COMPLIANT" -> Compliance.NON_COMPLIANT;
          default -> Compliance.UNKNOWN;
        };
    String reason = event.first("DEVICE_DEACTIVATION_REASON");
    return new PostureChanged(
        compliance, Management.MANAGED, reason.isEmpty() ? List.of() : List.of(reason));
  }

  private Statement compromised() {
    String state = event.first("DEVICE_COMPROMISED_STATE").toUpperCase(Locale.ROOT);
    if (state.isEmpty()) {
      return note();
    }
    // Beside the posture, which another event tells: this one must neither hide nor clear it.
    return new RiskChanged(
        RiskOrigin.ENDPOINT,
        "device-compromised",
        Severity.HIGH,
        Set.of("device-compromised"),
        state.startsWith("NOT"),
        event.name());
  }

  private Statement registered() {
    String state = event.first("ACCOUNT_STATE").toUpperCase(Locale.ROOT);
    return switch (state) {
      case "REGISTERED" -> posture(Management.MANAGED);
      case "UNREGISTERED", "DELETED" -> posture(Management.UNMANAGED);
      default -> note();
    };
  }

  /** A sign-in at a ChromeOS device. */
  private Statement chrome() {
    String reason = event.first("EVENT_REASON");
    return switch (name()) {
      case "chrome_os_login_event", "login_event" -> new Authenticated(true, reason, "");
      case "chrome_os_login_failure_event", "login_failure_event" ->
          new Authenticated(
              false, event.name(), event.first("LOGIN_FAILURE_REASON", "EVENT_REASON"));
      default -> note();
    };
  }
}
