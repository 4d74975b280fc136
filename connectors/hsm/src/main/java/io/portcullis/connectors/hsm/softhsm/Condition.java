package io.portcullis.connectors.hsm.softhsm;

import java.util.Locale;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.Words;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.HsmCondition;
import io.portcullis.model.Statement.HsmHealthChanged;
import io.portcullis.model.Statement.Noted;

/**
 * What a message of SoftHSM says about the HSM. A wrong PIN has no message of its own: it shows as
 * the failed decryption of the token's key, seen with version 2.6 and OpenSSL 3.
 */
final class Condition {
  private static final Pattern WRONG_PIN = Pattern.compile("evp_decryptfinal failed|\\bpin\\b");
  private static final Words STORE =
      Words.of(
          "object store",
          "token",
          "corrupt",
          "could not load",
          "open the file",
          "open the config",
          "directory",
          "storage backend",
          "not valid");

  private Condition() {}

  static Statement of(String message) {
    String lower = message.toLowerCase(Locale.ROOT);
    if (WRONG_PIN.matcher(lower).find()) {
      return new HsmHealthChanged(HsmCondition.AUTHENTICATION_FAILURE, message);
    }
    if (STORE.in(lower)) {
      return new HsmHealthChanged(HsmCondition.DEGRADED, message);
    }
    boolean key = lower.contains("key");
    return new Noted(key ? "key" : "hsm", message, false);
  }
}
