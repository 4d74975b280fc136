package io.portcullis.connectors.hsm.pkcs11;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.hsm.pkcs11.worker.KeyRow;
import io.portcullis.connectors.hsm.pkcs11.worker.TokenRow;
import io.portcullis.model.KeyAttributes;
import io.portcullis.model.KeyAttributes.Word;
import io.portcullis.model.TokenFacts;

/** The reading of a token in the words of the model and of ECS. */
final class ReadingEcs {
  private static final Set<String> USAGES =
      Set.of("SIGN", "SIGN_RECOVER", "DECRYPT", "UNWRAP", "DERIVE");

  private ReadingEcs() {}

  static KeyAttributes attributes(KeyRow row) {
    Map<String, Boolean> said = row.attributes();
    return new KeyAttributes(
        row.label(),
        row.type(),
        row.size(),
        word(said, "EXTRACTABLE"),
        word(said, "NEVER_EXTRACTABLE"),
        word(said, "SENSITIVE"),
        word(said, "ALWAYS_SENSITIVE"),
        word(said, "LOCAL"),
        word(said, "MODIFIABLE"),
        USAGES.stream()
            .filter(u -> said.getOrDefault(u, false))
            .collect(Collectors.toUnmodifiableSet()));
  }

  private static Word word(Map<String, Boolean> said, String attribute) {
    return Optional.ofNullable(said.get(attribute))
        .map(set -> set ? Word.SET : Word.CLEAR)
        .orElse(Word.UNKNOWN);
  }

  static TokenFacts facts(TokenRow token) {
    return new TokenFacts(
        token.label(),
        token.manufacturer(),
        token.model(),
        token.serial(),
        token.slot().hardware(),
        new TokenFacts.Versions(
            token.hardwareVersion(), token.firmwareVersion(), token.library().version()));
  }

  static Ecs token(TokenReading reading, Instant at) {
    TokenRow token = reading.token();
    return base(token, at)
        .put("event.action", "token-read")
        .put("pkcs11.token.keys", reading.total())
        .put("pkcs11.slot.description", token.slot().description())
        .put("pkcs11.slot.manufacturer", token.slot().manufacturer())
        .put("pkcs11.slot.hardware_version", token.slot().hardwareVersion())
        .put("pkcs11.slot.firmware_version", token.slot().firmwareVersion())
        .put("pkcs11.library.description", token.library().description())
        .put("pkcs11.library.manufacturer", token.library().manufacturer())
        .put("pkcs11.library.version", token.library().version())
        .put("pkcs11.library.cryptoki_version", token.library().cryptoki())
        .put(
            "pkcs11.token.mechanisms",
            token.mechanisms().stream().map(ReadingEcs::describe).toList());
  }

  private static String describe(TokenRow.MechanismRow mechanism) {
    String sizes = mechanism.most() > 0 ? " " + mechanism.least() + "-" + mechanism.most() : "";
    return mechanism.name() + sizes + (mechanism.hardware() ? " in hardware" : "");
  }

  static Ecs key(TokenRow token, String id, KeyAttributes key, Instant at) {
    Ecs ecs =
        base(token, at)
            .put("event.action", "key-read")
            .put("pkcs11.key.id", id)
            .put("pkcs11.key.label", key.label())
            .put("pkcs11.key.type", key.type())
            .put("pkcs11.key.size", key.size())
            .put("pkcs11.key.usages", key.usages().stream().sorted().toList())
            .put("pkcs11.key.non_exportable", key.nonExportable());
    put(ecs, "extractable", key.extractable());
    put(ecs, "never_extractable", key.neverExtractable());
    put(ecs, "sensitive", key.sensitive());
    put(ecs, "always_sensitive", key.alwaysSensitive());
    put(ecs, "local", key.local());
    put(ecs, "modifiable", key.modifiable());
    return ecs;
  }

  private static void put(Ecs ecs, String attribute, Word word) {
    ecs.put("pkcs11.key." + attribute, word.name().toLowerCase(Locale.ROOT));
  }

  private static Ecs base(TokenRow token, Instant at) {
    String vendor =
        Stream.of(token.manufacturer(), "PKCS#11")
            .filter(v -> !v.isBlank())
            .findFirst()
            .orElseThrow();
    return new Ecs(at, vendor, "pkcs11.token")
        .kind("configuration", "info")
        .put("pkcs11.token.label", token.label())
        .put("pkcs11.token.model", token.model())
        .put("pkcs11.token.serial_number", token.serial())
        .put("pkcs11.token.hardware_version", token.hardwareVersion())
        .put("pkcs11.token.firmware_version", token.firmwareVersion())
        .put("pkcs11.slot.hardware", token.slot().hardware());
  }
}
