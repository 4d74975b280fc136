package io.portcullis.connectors.hsm.luna;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import io.portcullis.model.Statement;
import io.portcullis.model.Statement.HsmCondition;
import io.portcullis.model.Statement.HsmHealthChanged;
import io.portcullis.model.Statement.Noted;

/**
 * An HSM event and its result (Luna documentation: audit log categories and HSM events).
 *
 * @param name "LUNA_LOGIN"
 * @param result "LUNA_RET_OK", "RC_OK", with its number or without
 */
record Event(String name, String result) {
  private static final Pattern OK = Pattern.compile("(LUNA_RET|RC|CKR)_(OK|SUCCESS)\\b.*|success");

  private static final Map<String, String> KEYS =
      Map.ofEntries(
          Map.entry("LUNA_GENERATE_KEY", "generate"),
          Map.entry("LUNA_GENERATE_KEY_PAIR", "generate"),
          Map.entry("LUNA_GENERATE_KEY_W_VALUE", "generate"),
          Map.entry("LUNA_GENERATE_KEY_PAIR_W_VALUE", "generate"),
          Map.entry("LUNA_CREATE_OBJECT", "import"),
          Map.entry("LUNA_COPY_OBJECT", "copy"),
          Map.entry("LUNA_MODIFY_OBJECT", "change"),
          Map.entry("LUNA_DESTROY_OBJECT", "destroy"),
          Map.entry("LUNA_DESTROY_MULTIPLE_OBJECTS", "destroy"),
          Map.entry("LUNA_DERIVE_KEY", "derive"),
          Map.entry("LUNA_DERIVE_KEY_AND_WRAP", "derive"),
          Map.entry("LUNA_WRAP_KEY", "wrap"),
          Map.entry("LUNA_UNWRAP_KEY", "unwrap"),
          Map.entry("LUNA_CLONE_AS_SOURCE", "clone"),
          Map.entry("LUNA_CLONE_AS_TARGET", "clone"),
          Map.entry("LUNA_SIM_EXTRACT", "export"),
          Map.entry("LUNA_SIM_INSERT", "import"));

  private static final Pattern USE =
      Pattern.compile("LUNA_(SIGN|VERIFY|ENCRYPT|DECRYPT)(_SINGLEPART|_END|_FINAL|_INIT)?");
  private static final Pattern ZEROISE =
      Pattern.compile(".*(ZEROIZE|FACTORY_RESET|DESTROY_HSM|DECOMMISSION).*");
  private static final Pattern TAMPER = Pattern.compile(".*TAMPER.*");
  private static final Pattern LOGIN = Pattern.compile("LUNA_(HA_)?LOGIN|LUNA_.*_LOGIN");
  private static final Pattern SESSION =
      Pattern.compile("LUNA_(LOGOUT.*|OPEN_.*|CLOSE_.*|CLEAN_ACCESS)");
  private static final Pattern CREDENTIAL =
      Pattern.compile("LUNA_.*(PIN|PASSWORD|CHALLENGE|M_OF_N|MOFN|DOMAIN|USER|ROLE).*");
  private static final Pattern POLICY = Pattern.compile("LUNA_.*(POLICY|CONFIG|LOG|CAPABILIT).*");

  boolean success() {
    return OK.matcher(result).matches();
  }

  /** How a key is used; empty for everything else, and for the beginnings of an operation. */
  Optional<String> keyOperation() {
    if (USE.matcher(name).matches()) {
      return name.endsWith("_INIT") && success()
          ? Optional.empty()
          : Optional.of(
              name.replaceFirst("LUNA_([A-Z]+).*", "$1").toLowerCase(java.util.Locale.ROOT));
    }
    return Optional.ofNullable(KEYS.get(name));
  }

  boolean login() {
    return LOGIN.matcher(name).matches();
  }

  /** Of the HSM. A refused login tells of it, as the role that was tried is no person. */
  Statement condition() {
    if (ZEROISE.matcher(name).matches() && success()) {
      return new HsmHealthChanged(HsmCondition.ZEROISED, name);
    }
    if (TAMPER.matcher(name).matches()) {
      boolean cleared = name.contains("CLEAR") && success();
      return new HsmHealthChanged(cleared ? HsmCondition.HEALTHY : HsmCondition.TAMPER, name);
    }
    return login() && !success()
        ? new HsmHealthChanged(HsmCondition.AUTHENTICATION_FAILURE, name + ": " + result)
        : new Noted(topic(), name, success());
  }

  String topic() {
    if (login()) {
      return "authentication";
    }
    if (SESSION.matcher(name).matches()) {
      return "session";
    }
    if (USE.matcher(name).matches() || KEYS.containsKey(name) || name.contains("KEY")) {
      return "key";
    }
    if (POLICY.matcher(name).matches()) {
      return "policy";
    }
    return CREDENTIAL.matcher(name).matches() ? "credential" : "hsm";
  }
}
