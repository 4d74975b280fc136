package io.portcullis.connectors.hsm.gcp;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.Json;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.KeyOperated;
import io.portcullis.model.Statement.Noted;

/** A call of Cloud KMS (KeyManagementService, RPC reference). Versions belong to their key. */
record KeyUse(Audit audit) {
  private static final Pattern KEY =
      Pattern.compile(
          "(?:.*?/)?(projects/[^/]+/locations/[^/]+/keyRings/[^/]+/cryptoKeys/([^/]+)).*");

  private static final Map<String, String> OPERATIONS =
      Map.ofEntries(
          Map.entry("Encrypt", "encrypt"),
          Map.entry("RawEncrypt", "encrypt"),
          Map.entry("Decrypt", "decrypt"),
          Map.entry("RawDecrypt", "decrypt"),
          Map.entry("AsymmetricDecrypt", "decrypt"),
          Map.entry("Decapsulate", "derive"),
          Map.entry("AsymmetricSign", "sign"),
          Map.entry("MacSign", "sign"),
          Map.entry("MacVerify", "verify"),
          Map.entry("CreateCryptoKey", "generate"),
          Map.entry("CreateCryptoKeyVersion", "generate"),
          Map.entry("ImportCryptoKeyVersion", "import"),
          Map.entry("DestroyCryptoKeyVersion", "destroy"),
          Map.entry("RestoreCryptoKeyVersion", "restore"),
          Map.entry("UpdateCryptoKey", "change"),
          Map.entry("UpdateCryptoKeyPrimaryVersion", "rotate"));

  Statement statement() {
    String verb = audit.verb();
    if (verb.equals("UpdateCryptoKeyVersion")) {
      return operated(state());
    }
    String operation = OPERATIONS.get(verb);
    return operation == null
        ? new Noted("key", Json.kebab(verb), audit.success())
        : operated(operation);
  }

  private KeyOperated operated(String operation) {
    return new KeyOperated(operation, audit.principal(), audit.success()).as(audit.job());
  }

  private String state() {
    String state = audit.payload().at("request").at("cryptoKeyVersion").at("state").value();
    return switch (state) {
      case "DISABLED" -> "disable";
      case "ENABLED" -> "enable";
      default -> "change";
    };
  }

  List<Alias> names() {
    Matcher key = KEY.matcher(audit.resource());
    return key.matches()
        ? new Aliases()
            .add(AliasType.ARN, key.group(1))
            .add(AliasType.KEY_LABEL, key.group(2))
            .list()
        : List.of();
  }
}
