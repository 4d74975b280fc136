package io.portcullis.connectors.hsm.nshield;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.Json;

/**
 * A command of nCore, the HSM's own interface, by its name without "Cmd_" (nCore API
 * documentation).
 */
record Command(String name) {
  private static final Map<String, String> KEYS =
      Map.ofEntries(
          Map.entry("GenerateKey", "generate"),
          Map.entry("GenerateKeyPair", "generate"),
          Map.entry("Import", "import"),
          Map.entry("Export", "export"),
          Map.entry("Sign", "sign"),
          Map.entry("Verify", "verify"),
          Map.entry("Encrypt", "encrypt"),
          Map.entry("Decrypt", "decrypt"),
          Map.entry("DeriveKey", "derive"),
          Map.entry("Duplicate", "copy"),
          Map.entry("LoadBlob", "load"),
          Map.entry("MakeBlob", "save"),
          Map.entry("Destroy", "unload"),
          Map.entry("SetACL", "change"),
          Map.entry("RedeemTicket", "share"));

  private static final Pattern ZEROISE =
      Pattern.compile(
          "(?i)(InitialiseUnit|InitialiseUnitEx|FactoryState|FactoryReset|Erase.*Unit)");
  private static final Pattern CREDENTIAL =
      Pattern.compile(
          "(?i).*(LogicalToken|Share|Passphrase|Card|FormatToken|ChangeSharePIN|LoadLogical).*");
  private static final Pattern POLICY =
      Pattern.compile("(?i).*(Audit|NSOPermissions|SetKM|RemoveKM|Config|Feature|Firmware).*");
  private static final Pattern HSM =
      Pattern.compile("(?i).*(ClearUnit|Fail|SelfTest|Tamper|Mode|SetRTC|Reset).*");

  static Command of(Cef cef) {
    String name = cef.first("cmd", "command", "act");
    String text = name.isEmpty() ? cef.name() : name;
    return new Command(text.replaceFirst("(?i)^cmd_", ""));
  }

  /** How a key is used, in kebab case; empty for a command that uses none. */
  Optional<String> keyOperation() {
    return Optional.ofNullable(KEYS.get(name));
  }

  boolean zeroises() {
    return ZEROISE.matcher(name).matches();
  }

  boolean tamper() {
    return name.toLowerCase(java.util.Locale.ROOT).contains("tamper");
  }

  String action() {
    return Json.kebab(name);
  }

  String topic() {
    if (KEYS.containsKey(name) || name.endsWith("Key")) {
      return "key";
    }
    if (POLICY.matcher(name).matches()) {
      return "policy";
    }
    return CREDENTIAL.matcher(name).matches() && !HSM.matcher(name).matches()
        ? "credential"
        : "hsm";
  }
}
