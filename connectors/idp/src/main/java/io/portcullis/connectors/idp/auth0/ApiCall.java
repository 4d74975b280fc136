package io.portcullis.connectors.idp.auth0;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.Doc;
import io.portcullis.model.Statement.AccountStatus;

/** What was asked of the Management API; blank texts where the event is about something else. */
record ApiCall(String method, String path, Doc request) {
  private static final Pattern USER = Pattern.compile("/api/v2/users/([^/?]{1,300})(/.*)?");

  static ApiCall of(Doc data) {
    Doc request = data.at("details").at("request");
    String path = request.isObject() ? request.text("path") : "";
    return path.isEmpty()
        ? new ApiCall("", "", Doc.none())
        : new ApiCall(request.text("method").toUpperCase(Locale.ROOT), path, request);
  }

  boolean present() {
    return !path.isEmpty();
  }

  String words() {
    return (method + " " + path).strip();
  }

  /** Id of the user it was done to, out of the path; or empty. */
  String target() {
    Matcher user = USER.matcher(path);
    if (!user.matches()) {
      return "";
    }
    try {
      return URLDecoder.decode(user.group(1), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      // Not percent-encoded after all.
      return user.group(1);
    }
  }

  /** The account's state, where the call sets it: the switch "blocked", or a deletion. */
  Optional<AccountStatus> account() {
    Matcher user = USER.matcher(path);
    if (!user.matches() || user.group(2) != null) {
      return Optional.empty();
    }
    if (method.equals("DELETE")) {
      return Optional.of(AccountStatus.DELETED);
    }
    Doc body = request.at("body");
    if (!method.equals("PATCH") || !body.isObject() || !body.has("blocked")) {
      return Optional.empty();
    }
    return Optional.of(body.flag("blocked") ? AccountStatus.SUSPENDED : AccountStatus.ACTIVE);
  }

  String topic() {
    String plain = path.toLowerCase(Locale.ROOT);
    if (plain.contains("role")
        || plain.contains("permission")
        || plain.contains("grant")
        || plain.contains("invitation")
        || plain.contains("member")) {
      return "privilege";
    }
    if (plain.contains("policies") || plain.contains("attack-protection")) {
      return "policy";
    }
    if (plain.contains("keys")
        || plain.contains("guardian")
        || plain.contains("authenticat")
        || plain.contains("multifactor")
        || plain.contains("credential")
        || plain.contains("password")
        || plain.contains("secret")) {
      return "credential";
    }
    if (plain.contains("session") || plain.contains("refresh-token")) {
      return "session";
    }
    return plain.contains("/users") ? "account" : "configuration";
  }
}
