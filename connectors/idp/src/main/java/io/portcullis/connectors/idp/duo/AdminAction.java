package io.portcullis.connectors.idp.duo;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import io.portcullis.model.Statement;
import io.portcullis.model.Statement.AccountChanged;
import io.portcullis.model.Statement.AccountStatus;
import io.portcullis.model.Statement.Authenticated;
import io.portcullis.model.Statement.Noted;

/**
 * The name of an action in Duo's administrator or activity log, and what it means for trust.
 *
 * @param status of a user, where the action set it, in Duo's words
 */
record AdminAction(String name, String status) {
  private static final Pattern CREDENTIAL =
      Pattern.compile(
          "(bypass|phone|hardtoken|u2f|webauthn|activation|regenerate|o2fa|enroll|tablet|token).*");

  boolean success() {
    return !plain().contains("error") && !plain().contains("fail") && !plain().contains("lockout");
  }

  /** Done to a user of Duo, not to an administrator or a setting. */
  boolean onUser() {
    return plain().startsWith("user_") || plain().startsWith("bypass_");
  }

  Statement statement() {
    if (plain().startsWith("admin_login")) {
      return new Authenticated(success(), "administrator", success() ? "" : name);
    }
    return account()
        .<Statement>map(AccountChanged::new)
        .orElseGet(() -> new Noted(topic(), name, success()));
  }

  private Optional<AccountStatus> account() {
    return switch (plain()) {
      case "user_delete", "user_mark_for_deletion", "user_pending_delete", "user_deleted" ->
          Optional.of(AccountStatus.DELETED);
      case "user_restore", "user_restored", "user_lockout_cleared" ->
          Optional.of(AccountStatus.ACTIVE);
      case "user_lockout", "user_adminapi_lockout", "user_not_enrolled_lockout" ->
          Optional.of(AccountStatus.LOCKED);
      case "user_create", "user_update", "user_updated", "user_created" -> byStatus();
      default -> Optional.empty();
    };
  }

  /** "Bypass" signs in without a second factor: active, and a note is not enough to see it. */
  private Optional<AccountStatus> byStatus() {
    return switch (status.toLowerCase(Locale.ROOT)) {
      case "active", "bypass" -> Optional.of(AccountStatus.ACTIVE);
      case "disabled" -> Optional.of(AccountStatus.SUSPENDED);
      case "locked out", "locked_out" -> Optional.of(AccountStatus.LOCKED);
      case "pending deletion" -> Optional.of(AccountStatus.DELETED);
      default -> Optional.empty();
    };
  }

  private String topic() {
    String plain = plain();
    if (plain.startsWith("admin_") || plain.startsWith("role") || plain.contains("adminunit")) {
      return "privilege";
    }
    if (plain.startsWith("policy") || plain.startsWith("customer")) {
      return "policy";
    }
    if (plain.startsWith("group")) {
      return "privilege";
    }
    if (CREDENTIAL.matcher(plain).matches()) {
      return "credential";
    }
    return plain.startsWith("user_") ? "account" : "configuration";
  }

  String category() {
    return statement() instanceof Authenticated
        ? "authentication"
        : topic().equals("configuration") || topic().equals("policy") ? "configuration" : "iam";
  }

  String type() {
    if (statement() instanceof Authenticated) {
      return "start";
    }
    return onUser() && category().equals("iam") ? "user" : "change";
  }

  private String plain() {
    return name.toLowerCase(Locale.ROOT);
  }
}
