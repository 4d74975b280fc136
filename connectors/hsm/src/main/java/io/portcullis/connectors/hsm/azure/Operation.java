package io.portcullis.connectors.hsm.azure;

import java.util.Locale;
import java.util.Map;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.Authenticated;
import io.portcullis.model.Statement.KeyOperated;
import io.portcullis.model.Statement.Noted;

/** What an operation's name means (Key Vault logging: operation names table). */
final class Operation {
  private static final Map<String, String> KEYS =
      Map.ofEntries(
          Map.entry("KeySign", "sign"),
          Map.entry("KeyVerify", "verify"),
          Map.entry("KeyEncrypt", "encrypt"),
          Map.entry("KeyDecrypt", "decrypt"),
          Map.entry("KeyWrap", "encrypt"),
          Map.entry("KeyUnwrap", "decrypt"),
          Map.entry("KeyCreate", "generate"),
          Map.entry("KeyCreateIfNotExist", "generate"),
          Map.entry("KeyImport", "import"),
          Map.entry("KeyRestore", "import"),
          Map.entry("KeyBackup", "backup"),
          Map.entry("KeyRelease", "export"),
          Map.entry("KeyRotate", "rotate"),
          Map.entry("KeyUpdate", "change"),
          Map.entry("KeyDelete", "delete"),
          Map.entry("KeyRecover", "recover"),
          Map.entry("KeyPurge", "destroy"));

  private Operation() {}

  static Statement meaning(String name, String principal, boolean success, String reason) {
    String operation = KEYS.get(name);
    if (operation != null) {
      return new KeyOperated(operation, principal, success);
    }
    return name.equals("Authentication")
        ? new Authenticated(success, "entra-token", success ? "" : reason)
        : new Noted(topic(name), Json.kebab(name), success);
  }

  /** The activity log names operations by provider: MICROSOFT.KEYVAULT/VAULTS/WRITE. */
  private static String managed(String name) {
    if (name.startsWith("MICROSOFT.AUTHORIZATION/")) {
      return "privilege";
    }
    return name.startsWith("MICROSOFT.KEYVAULT/") ? "policy" : "configuration";
  }

  static String topic(String name) {
    if (name.contains("/")) {
      return managed(name.toUpperCase(Locale.ROOT));
    }
    if (name.contains("RoleAssignment") || name.contains("RoleDefinition")) {
      return "privilege";
    }
    if (name.startsWith("Key")) {
      return "key";
    }
    if (name.startsWith("Certificate")) {
      return "certificate";
    }
    if (name.startsWith("Secret") || name.startsWith("StorageAccount")) {
      return "secret";
    }
    return name.startsWith("Vault") || name.contains("Policy") ? "policy" : "hsm";
  }
}
