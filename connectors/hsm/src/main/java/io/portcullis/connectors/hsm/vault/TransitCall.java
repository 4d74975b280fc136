package io.portcullis.connectors.hsm.vault;

import java.util.List;
import java.util.Map;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.KeyOperated;
import io.portcullis.model.Statement.Noted;

/** A call of the transit secrets engine (its HTTP API). */
record TransitCall(Call call, String source) {
  private static final Map<String, String> VERBS =
      Map.ofEntries(
          Map.entry("sign", "sign"),
          Map.entry("hmac", "sign"),
          Map.entry("verify", "verify"),
          Map.entry("encrypt", "encrypt"),
          Map.entry("decrypt", "decrypt"),
          Map.entry("rewrap", "re-encrypt"),
          Map.entry("datakey", "generate-data-key"),
          Map.entry("export", "export"),
          Map.entry("byok-export", "export"),
          Map.entry("backup", "backup"),
          Map.entry("restore", "import"));

  Statement statement(Caller caller) {
    String operation = operation();
    return operation.isEmpty()
        ? new Noted("key", call.operation() + " " + call.path(), call.success())
        : new KeyOperated(operation, caller.name(), call.success()).as(caller.job());
  }

  private String operation() {
    String verb = VERBS.getOrDefault(call.part(0), "");
    return verb.isEmpty() && call.part(0).equals("keys") ? keys() : verb;
  }

  /** keys/NAME and what is below it. */
  private String keys() {
    return switch (call.part(2)) {
      case "" -> whole();
      case "rotate" -> "rotate";
      case "import", "import_version" -> "import";
      case "config", "trim" -> "change";
      case "soft-delete" -> "disable";
      default -> "";
    };
  }

  private String whole() {
    return switch (call.operation()) {
      case "create", "update" -> "generate";
      case "delete" -> "destroy";
      default -> "";
    };
  }

  /** These take a type before the key's name: export/signing-key/NAME, datakey/plaintext/NAME. */
  private String key() {
    boolean typed = List.of("export", "datakey", "byok-export").contains(call.part(0));
    return call.part(typed ? 2 : 1);
  }

  /** Only with the source before it: another cluster may have the same mount and key. */
  List<Alias> names() {
    String key = key();
    return key.isEmpty()
        ? List.of()
        : new Aliases()
            .add(
                AliasType.ARN,
                "vault:" + source + ":" + call.namespace() + "/" + call.mount() + "/keys/" + key)
            .add(AliasType.KEY_LABEL, key)
            .list();
  }
}
