package io.portcullis.connectors.hsm.health;

import java.util.Locale;
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
          "\\b(tamper (state )?cleared|no tamper|health(y| ok)|self.?test passed"
              + "|(member|node|peer)( \\S{1,64})? (recovered|rejoined|restored|reachable|online|up)"
              + "|(back|now) in sync|synchroni[sz]ation (completed|restored))\\b");
  private static final Pattern TAMPER = Pattern.compile("\\btamper(ed|ing)?\\b");
  private static final Pattern ZEROISED =
      Pattern.compile("\\b(zeroi[sz](ed|ation|e)|factory reset|decommissioned)\\b");
  private static final Pattern LOGIN =
      Pattern.compile("\\b(login failed|authentication fail(ed|ure)|too many bad logins)\\b");
  private static final Pattern DEGRADED =
      Pattern.compile(
          "\\b(degraded|self.?test failed|battery (low|fail\\w*)|hardware"
              + " (fault|failure)|fail(ed|ing)?.?over|(member|node|peer)( \\S{1,64})?"
              + " (lost|down|removed|unreachable|dropped|failed|offline)|(out of|not in)"
              + " sync|synchroni[sz]ation (failed|failure|lost))\\b");
  private static final Pattern CONCERNS =
      Pattern.compile(
          "\\b(log(ged)? ?(in|out)|keys?|users?|roles?|partition|policy|pin|firmware)\\b");
  private static final Pattern WORD =
      Pattern.compile(
          "(?i)(no|tamper\\w*|zeroi[sz]\\w*|factory|degraded|health\\w*|login|authentication)");

  private Health() {}

  /** Empty for a line that says nothing of trust. */
  static Optional<Statement> of(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (CLEARED.matcher(lower).find()) {
      return changed(HsmCondition.HEALTHY, text);
    }
    if (ZEROISED.matcher(lower).find()) {
      return changed(HsmCondition.ZEROISED, text);
    }
    if (TAMPER.matcher(lower).find()) {
      return changed(HsmCondition.TAMPER, text);
    }
    if (LOGIN.matcher(lower).find()) {
      return changed(HsmCondition.AUTHENTICATION_FAILURE, text);
    }
    if (DEGRADED.matcher(lower).find()) {
      return changed(HsmCondition.DEGRADED, text);
    }
    return CONCERNS.matcher(lower).find()
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
