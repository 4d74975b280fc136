package io.portcullis.connectors.hsm.cloudhsm;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.portcullis.model.Statement.AccountStatus;

/**
 * An operation of the HSM (AWS CloudHSM audit log reference).
 *
 * @param name "CN_LOGIN"
 * @param code "0xd", or empty
 */
record Opcode(String name, String code) {
  private static final Pattern FORM =
      Pattern.compile("([A-Z][A-Z0-9_]{2,60})(?:\\s*\\((0x[0-9a-fA-F]{1,8})\\))?.*");

  private static final Map<String, String> KEYS =
      Map.ofEntries(
          Map.entry("CN_GENERATE_KEY", "generate"),
          Map.entry("CN_GENERATE_KEY_PAIR", "generate"),
          Map.entry("CN_CREATE_OBJECT", "import"),
          Map.entry("CN_MODIFY_OBJECT", "change"),
          Map.entry("CN_DESTROY_OBJECT", "destroy"),
          Map.entry("CN_TOMBSTONE_OBJECT", "destroy"),
          Map.entry("CN_SHARE_OBJECT", "share"),
          Map.entry("CN_WRAP_KEY", "wrap"),
          Map.entry("CN_UNWRAP_KEY", "unwrap"),
          Map.entry("CN_DERIVE_KEY", "derive"),
          Map.entry("CN_NIST_AES_WRAP", "wrap"),
          Map.entry("CN_INSERT_MASKED_OBJECT_USER", "replicate-in"),
          Map.entry("CN_EXTRACT_MASKED_OBJECT_USER", "replicate-out"));

  private static final Map<String, AccountStatus> ACCOUNTS =
      Map.of(
          "CN_CREATE_USER", AccountStatus.ACTIVE,
          "CN_CREATE_CO", AccountStatus.ACTIVE,
          "CN_CREATE_APPLIANCE_USER", AccountStatus.ACTIVE,
          "CN_DELETE_USER", AccountStatus.DELETED);

  private static final Set<String> SESSIONS =
      Set.of("CN_LOGOUT", "CN_APP_FINALIZE", "CN_CLOSE_SESSION");
  private static final Pattern CREDENTIAL =
      Pattern.compile("CN_(CHANGE_PSWD|(APPROVE|DELETE|GET)_TOKEN|SET_M_VALUE)");
  private static final Pattern ZEROISE = Pattern.compile("CN_(ZEROIZE|FACTORY_RESET)\\w*");

  static Opcode of(String text) {
    Matcher form = FORM.matcher(text);
    return form.matches()
        ? new Opcode(form.group(1), form.group(2) == null ? "" : form.group(2))
        : new Opcode(text, "");
  }

  Optional<String> keyOperation() {
    return Optional.ofNullable(KEYS.get(name));
  }

  Optional<AccountStatus> account() {
    return Optional.ofNullable(ACCOUNTS.get(name));
  }

  boolean login() {
    return name.equals("CN_LOGIN");
  }

  boolean zeroises() {
    return ZEROISE.matcher(name).matches();
  }

  String topic() {
    if (SESSIONS.contains(name)) {
      return "session";
    }
    if (CREDENTIAL.matcher(name).matches()) {
      return "credential";
    }
    return name.contains("_USER") ? "account" : "hsm";
  }
}
