package io.portcullis.connectors.api.syslog;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The forms of lines about trust, of OpenSSH, PAM, sudo, su and shadow's programs. An account of
 * one host is not the person's account, so what befalls it is a note.
 */
final class Meanings {
  private record Form(Pattern pattern, Function<MatchResult, Said> said) {}

  private static final String WHO = "(\\S{1,200})";

  private static final List<Form> FORMS =
      List.of(
          form(
              "Accepted (\\S+) for " + WHO + " from (\\S+) port .*",
              m -> Said.login("accepted", true, m.group(2), m.group(3), m.group(1))),
          form(
              "Failed (\\S+) for (?:invalid user )?" + WHO + " from (\\S+) port .*",
              m -> Said.login("failed", false, m.group(2), m.group(3), m.group(1))),
          form(
              "Invalid user " + WHO + " from (\\S+).*",
              m -> Said.login("invalid user", false, m.group(1), m.group(2), "ssh")),
          form(
              ".*authentication failure;.*?(?:rhost=(\\S*))?(?:\\s+user=" + WHO + ")?\\s*",
              m ->
                  Said.login(
                      "authentication failure", false, or(m.group(2)), or(m.group(1)), "pam")),
          form(
              ".*session opened for user ([^\\s(]{1,200})(?:\\(uid=\\d+\\))? by ([^\\s(]{0,200}).*",
              m -> Said.noted("session", "session opened", true, m.group(1))),
          form(
              ".*session closed for user " + WHO + ".*",
              m -> Said.noted("session", "session closed", true, m.group(1))),
          form(
              "(?:Connection closed by|Disconnected from) (?:authenticating |invalid )?user "
                  + WHO
                  + " (\\S+) port .*",
              m -> Said.noted("session", "disconnected", true, m.group(1)).from(m.group(2))),
          form(
              "\\s*"
                  + WHO
                  + " : (?:user NOT in sudoers|command not allowed|\\d+ incorrect password"
                  + " attempts?) ;.*",
              m -> Said.noted("privilege", "sudo refused", false, m.group(1))),
          form(
              "\\s*" + WHO + " : .{0,300}?USER=(\\S+) ; .*",
              m -> Said.noted("privilege", "sudo", true, m.group(1))),
          form(
              "\\(to (\\S+)\\) " + WHO + " on .*",
              m -> Said.noted("privilege", "su", true, m.group(2))),
          form(
              "FAILED SU \\(to (\\S+)\\) " + WHO + " on .*",
              m -> Said.noted("privilege", "su", false, m.group(2))),
          form(
              "new user: name=([^,]{1,200}),.*",
              m -> Said.noted("account", "user added", true, m.group(1))),
          form(
              "delete user '([^']{1,200})'.*",
              m -> Said.noted("account", "user deleted", true, m.group(1))),
          form(
              "lock user '([^']{1,200})' password.*",
              m -> Said.noted("account", "user locked", true, m.group(1))),
          form(
              "unlock user '([^']{1,200})' password.*",
              m -> Said.noted("account", "user unlocked", true, m.group(1))),
          form(
              ".*password changed for " + WHO + ".*",
              m -> Said.noted("credential", "password changed", true, m.group(1))),
          form(
              "(?:add|user) '?([^'\\s]{1,200})'? (?:to|added by \\S+ to) (?:shadow )?group .*",
              m -> Said.noted("privilege", "added to group", true, m.group(1))),
          form(
              "(?i).*\\b(?:certificate|private key|tamper|audit log)\\b.*",
              m -> Said.noted("certificate", "certificate or key", true, "")));

  private Meanings() {}

  private static Form form(String pattern, Function<MatchResult, Said> said) {
    return new Form(Pattern.compile(pattern), said);
  }

  private static String or(String text) {
    return text == null ? "" : text;
  }

  static Optional<Said> of(String message) {
    for (Form form : FORMS) {
      Matcher matcher = form.pattern().matcher(message);
      if (matcher.matches()) {
        return Optional.of(form.said().apply(matcher.toMatchResult()));
      }
    }
    return Optional.empty();
  }
}
