package io.portcullis.connectors.hsm.health;

import java.util.Optional;
import java.util.regex.Pattern;

import io.portcullis.model.Statement;
import io.portcullis.model.Statement.HsmCondition;
import io.portcullis.model.Statement.HsmHealthChanged;
import io.portcullis.model.Statement.Noted;

/** The words that tell an HSM's condition. An end of a tamper is read before its beginning. */
final class Health {
  private static final Pattern CLEARED =
      Pattern.compile(
          "(?i).*\\b(tamper (state )?cleared|no tamper|health(y| ok)|self.?test passed)\\b.*");
  private static final Pattern TAMPER = Pattern.compile("(?i).*\\btamper(ed|ing)?\\b.*");
  private static final Pattern ZEROISED =
      Pattern.compile("(?i).*\\b(zeroi[sz](ed|ation|e)|factory reset|decommissioned)\\b.*");
  private static final Pattern LOGIN =
      Pattern.compile(
          "(?i).*\\b(login failed|authentication fail(ed|ure)|too many bad logins)\\b.*");
  private static final Pattern DEGRADED =
      Pattern.compile(
          "(?i).*\\b(degraded|self.?test failed|battery (low|fail\\w*)|hardware (fault|failure))\\b.*");
  private static final Pattern CONCERNS =
      Pattern.compile(
          "(?i).*\\b(log(ged)? ?(in|out)|keys?|users?|roles?|partition|policy|pin|firmware)\\b.*");
  private static final Pattern WORD =
      Pattern.compile(
          "(?i)(no|tamper\\w*|zeroi[sz]\\w*|factory|degraded|health\\w*|login|authentication)");

  private Health() {}

  /** Empty for a line that says nothing of trust. */
  static Optional<Statement> of(String text) {
    if (CLEARED.matcher(text).matches()) {
      return changed(HsmCondition.HEALTHY, text);
    }
    if (ZEROISED.matcher(text).matches()) {
      return changed(HsmCondition.ZEROISED, text);
    }
    if (TAMPER.matcher(text).matches()) {
      return changed(HsmCondition.TAMPER, text);
    }
    if (LOGIN.matcher(text).matches()) {
      return changed(HsmCondition.AUTHENTICATION_FAILURE, text);
    }
    if (DEGRADED.matcher(text).matches()) {
      return changed(HsmCondition.DEGRADED, text);
    }
    return CONCERNS.matcher(text).matches()
        ? Optional.of(new Noted("hsm", cut(text), true))
        : Optional.empty();
  }

  static boolean isCondition(String word) {
    return WORD.matcher(word).matches();
  }

  private static Optional<Statement> changed(HsmCondition condition, String text) {
    return Optional.of(new HsmHealthChanged(condition, cut(text)));
  }

  private static String cut(String text) {
    return text.length() > 500 ? text.substring(0, 500) : text;
  }
}
