package io.portcullis.connectors.idp.ping;

import java.util.Locale;
import java.util.Map;

import io.portcullis.model.Statement;
import io.portcullis.model.Statement.AccountChanged;
import io.portcullis.model.Statement.AccountStatus;
import io.portcullis.model.Statement.Authenticated;
import io.portcullis.model.Statement.Noted;

/**
 * What an action type of PingOne ("audit activity events"), such as USER.LOCKED, means for trust.
 */
record PingOneMeaning(String action, boolean success) {
  private static final Map<String, AccountStatus> STATUS =
      Map.of(
          "USER.CREATED", AccountStatus.ACTIVE,
          "USER.DELETED", AccountStatus.DELETED,
          "USER.ENABLED", AccountStatus.ACTIVE,
          "USER.DISABLED", AccountStatus.SUSPENDED,
          "USER.LOCKED", AccountStatus.LOCKED,
          "USER.UNLOCKED", AccountStatus.ACTIVE);

  Statement statement(String reason) {
    if (login()) {
      boolean passed = success && !plain().contains("FAILED") && !plain().contains("DENIED");
      return new Authenticated(passed, action, passed ? "" : reason);
    }
    AccountStatus status = success ? STATUS.get(plain()) : null;
    return status == null ? new Noted(topic(), action, success) : new AccountChanged(status);
  }

  private boolean login() {
    return plain().equals("AUTHENTICATION.SUCCEEDED")
        || plain().startsWith("AUTHENTICATION.")
        || plain().startsWith("PASSWORD.CHECK_")
        || plain().startsWith("USER.ACCESS_");
  }

  /** Done by the person of whose account it tells. */
  boolean ownAct() {
    return login() || plain().startsWith("SESSION.");
  }

  private String topic() {
    String plain = plain();
    if (plain.startsWith("ROLE") || plain.startsWith("GROUP") || plain.contains("PERMISSION")) {
      return "privilege";
    }
    if (plain.contains("POLICY")) {
      return "policy";
    }
    if (plain.startsWith("SESSION") || plain.contains("TOKEN") || plain.contains("LOGOUT")) {
      return "session";
    }
    if (plain.contains("PASSWORD")
        || plain.contains("MFA")
        || plain.contains("DEVICE")
        || plain.contains("OTP")
        || plain.contains("SECRET")) {
      return "credential";
    }
    if (plain.startsWith("KEY") || plain.startsWith("CERTIFICATE")) {
      return "certificate";
    }
    if (plain.contains("RISK") || plain.startsWith("THREAT")) {
      return "risk";
    }
    return plain.startsWith("USER") ? "account" : "configuration";
  }

  String category() {
    if (login()) {
      return "authentication";
    }
    return topic().equals("account") || topic().equals("privilege") || topic().equals("credential")
        ? "iam"
        : "configuration";
  }

  String type() {
    if (login()) {
      return "start";
    }
    String plain = plain();
    return plain.endsWith("CREATED")
        ? "creation"
        : plain.endsWith("DELETED") ? "deletion" : "change";
  }

  private String plain() {
    return action.toUpperCase(Locale.ROOT);
  }
}
