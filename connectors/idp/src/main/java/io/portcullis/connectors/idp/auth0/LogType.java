package io.portcullis.connectors.idp.auth0;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Auth0's codes of what happened ("log event type codes"). The first letter of most tells how it
 * ended; the names here are for people and for the few that mean something of their own.
 */
final class LogType {
  private static final Pattern EXCHANGE = Pattern.compile("[sf]e[a-z]{1,10}ft");
  private static final Pattern LETTERS = Pattern.compile("[sf][a-z]*");

  /** "API GET operation returning secrets completed successfully"; other reads are not logged. */
  static final String SECRET_READ = "mgmt_api_read";

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("s", "login"),
          Map.entry("f", "login"),
          Map.entry("fp", "login with a wrong password"),
          Map.entry("fu", "login of an unknown user"),
          Map.entry("fc", "login by connector"),
          Map.entry("ssa", "silent authentication"),
          Map.entry("fsa", "silent authentication"),
          Map.entry("scoa", "cross-origin authentication"),
          Map.entry("fcoa", "cross-origin authentication"),
          Map.entry("slo", "logout"),
          Map.entry("flo", "logout"),
          Map.entry("ss", "signup"),
          Map.entry("fs", "signup"),
          Map.entry("scp", "change password"),
          Map.entry("fcp", "change password"),
          Map.entry("scpr", "change password request"),
          Map.entry("sce", "change email"),
          Map.entry("sdu", "user deletion"),
          Map.entry("sapi", "management API operation"),
          Map.entry("fapi", "management API operation"),
          Map.entry("limit_wc", "account blocked"),
          Map.entry("limit_mu", "address blocked"),
          Map.entry("ublkdu", "account unblocked"),
          Map.entry("pwd_leak", "login with a leaked password"),
          Map.entry("signup_pwd_leak", "signup with a leaked password"),
          Map.entry("reset_pwd_leak", "password reset to a leaked password"),
          Map.entry("srrt", "refresh token revoked"),
          Map.entry("sv", "email verified"),
          Map.entry("svr", "verification email sent"),
          Map.entry("seacft", "authorization code exchanged"),
          Map.entry("seccft", "client credentials exchanged"),
          Map.entry("sertft", "refresh token exchanged"),
          Map.entry("sepft", "password exchanged"),
          Map.entry("gd_auth_succeed", "second factor"),
          Map.entry("gd_auth_failed", "second factor"),
          Map.entry("gd_auth_rejected", "second factor rejected"));

  private static final Set<String> LOGINS =
      Set.of("s", "f", "fp", "fu", "fc", "ssa", "fsa", "scoa", "fcoa");

  private LogType() {}

  /** A name where it has one here, else the code itself. */
  static String name(String code) {
    return NAMES.getOrDefault(code, code);
  }

  /** A login, a second factor, or an exchange of anything for a token. */
  static boolean login(String code) {
    return LOGINS.contains(code) || exchange(code) || code.startsWith("gd_auth_");
  }

  static boolean exchange(String code) {
    return EXCHANGE.matcher(code).matches() || code.equals("sede") || code.equals("fede");
  }

  static boolean housekeeping(String code) {
    return code.equals("depnote")
        || code.startsWith("sys_")
        || code.startsWith("api_limit")
        || code.equals("resource_cleanup")
        || code.equals("admin_update_launch");
  }

  /** ECS's word; unknown where the code does not tell. */
  static String outcome(String code) {
    if (code.startsWith("gd_")) {
      return guardian(code);
    }
    if (code.startsWith("limit") || code.endsWith("pwd_leak") || code.equals("fn")) {
      return "failure";
    }
    if (code.equals("ublkdu") || code.equals(SECRET_READ)) {
      return "success";
    }
    boolean letter = LETTERS.matcher(code).matches();
    return letter ? (code.charAt(0) == 's' ? "success" : "failure") : "unknown";
  }

  private static String guardian(String code) {
    if (code.endsWith("failed") || code.endsWith("rejected") || code.endsWith("fail")) {
      return "failure";
    }
    return code.endsWith("succeed") || code.endsWith("complete") ? "success" : "unknown";
  }
}
