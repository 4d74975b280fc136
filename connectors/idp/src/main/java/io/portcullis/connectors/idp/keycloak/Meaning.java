package io.portcullis.connectors.idp.keycloak;

import java.util.Locale;
import java.util.regex.Pattern;

import io.portcullis.model.Statement;
import io.portcullis.model.Statement.AccountChanged;
import io.portcullis.model.Statement.AccountStatus;
import io.portcullis.model.Statement.Authenticated;
import io.portcullis.model.Statement.Noted;

/** What Keycloak's event types (org.keycloak.events.EventType, ResourceType) mean for trust. */
final class Meaning {
  private static final Pattern ERROR = Pattern.compile("_ERROR$");

  private Meaning() {}

  static Statement of(Event event) {
    return event.admin().present() ? admin(event) : user(event);
  }

  private static Statement user(Event event) {
    String code = ERROR.matcher(event.code()).replaceFirst("");
    if (code.startsWith("USER_DISABLED_BY_")) {
      return new AccountChanged(AccountStatus.LOCKED);
    }
    if (code.equals("DELETE_ACCOUNT") && event.success()) {
      return new AccountChanged(AccountStatus.DELETED);
    }
    if (code.endsWith("LOGIN") || code.endsWith("TO_TOKEN") || code.endsWith("REFRESH_TOKEN")) {
      String method = event.method().isEmpty() ? code : event.method();
      return new Authenticated(event.success(), method, event.error());
    }
    return new Noted(topic(code), event.code(), event.success());
  }

  private static String topic(String code) {
    if (code.contains("LOGOUT")) {
      return "session";
    }
    if (code.contains("PASSWORD") || code.contains("CREDENTIAL") || code.contains("TOTP")) {
      return "credential";
    }
    if (code.contains("IMPERSONATE") || code.contains("PERMISSION")) {
      return "privilege";
    }
    boolean account = code.contains("PROFILE") || code.contains("EMAIL") || code.equals("REGISTER");
    return account ? "account" : "authentication";
  }

  private static Statement admin(Event event) {
    AdminPart admin = event.admin();
    if (admin.wholeUser() && event.success()) {
      if (admin.operation().equalsIgnoreCase("DELETE")) {
        return new AccountChanged(AccountStatus.DELETED);
      }
      if (admin.enabled().isPresent()) {
        boolean enabled = admin.enabled().get();
        return new AccountChanged(enabled ? AccountStatus.ACTIVE : AccountStatus.SUSPENDED);
      }
    }
    return new Noted(adminTopic(admin), event.code(), event.success());
  }

  private static String adminTopic(AdminPart admin) {
    String words = (admin.resource() + " " + admin.path()).toUpperCase(Locale.ROOT);
    if (words.contains("ROLE") || words.contains("GROUP") || words.contains("AUTHORIZATION")) {
      return "privilege";
    }
    if (words.contains("PASSWORD") || words.contains("CREDENTIAL") || words.contains("SECRET")) {
      return "credential";
    }
    if (words.contains("LOGOUT") || words.contains("SESSION")) {
      return "session";
    }
    if (words.contains("AUTH_") || words.contains("REQUIRED_ACTION")) {
      return "policy";
    }
    return words.startsWith("USER ") ? "account" : "configuration";
  }
}
