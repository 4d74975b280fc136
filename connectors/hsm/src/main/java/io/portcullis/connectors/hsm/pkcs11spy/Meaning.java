package io.portcullis.connectors.hsm.pkcs11spy;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.portcullis.model.Statement;
import io.portcullis.model.Statement.HsmCondition;
import io.portcullis.model.Statement.HsmHealthChanged;
import io.portcullis.model.Statement.KeyOperated;
import io.portcullis.model.Statement.Noted;

/** What a PKCS#11 function (version 3.1, section 5) and its answer mean for trust. */
final class Meaning {
  static final String OK = "CKR_OK";

  private static final Map<String, String> OPERATIONS =
      Map.ofEntries(
          Map.entry("C_Sign", "sign"),
          Map.entry("C_SignFinal", "sign"),
          Map.entry("C_SignRecover", "sign"),
          Map.entry("C_Decrypt", "decrypt"),
          Map.entry("C_DecryptFinal", "decrypt"),
          Map.entry("C_WrapKey", "wrap"),
          Map.entry("C_UnwrapKey", "unwrap"),
          Map.entry("C_DeriveKey", "derive"),
          Map.entry("C_GenerateKey", "generate"),
          Map.entry("C_GenerateKeyPair", "generate"),
          Map.entry("C_CreateObject", "import"),
          Map.entry("C_CopyObject", "copy"),
          Map.entry("C_DestroyObject", "destroy"),
          Map.entry("C_SetAttributeValue", "change"));

  /** Beginnings of an operation: only their refusal tells something. */
  private static final Map<String, String> BEGINNINGS =
      Map.of("C_SignInit", "sign", "C_DecryptInit", "decrypt");

  private static final Set<String> BROKEN =
      Set.of(
          "CKR_GENERAL_ERROR",
          "CKR_DEVICE_ERROR",
          "CKR_DEVICE_REMOVED",
          "CKR_DEVICE_MEMORY",
          "CKR_TOKEN_NOT_PRESENT",
          "CKR_TOKEN_NOT_RECOGNIZED");

  private Meaning() {}

  /** Empty for calls that look, or prepare. */
  static Optional<Statement> of(SpyCall call, String returned) {
    boolean ok = returned.equals(OK);
    String operation = OPERATIONS.get(call.function());
    if (operation == null && !ok) {
      operation = BEGINNINGS.get(call.function());
    }
    if (operation != null) {
      return Optional.of(new KeyOperated(operation, call.principal(), ok));
    }
    return token(call.function(), returned, ok);
  }

  private static Optional<Statement> token(String function, String returned, boolean ok) {
    if (BROKEN.contains(returned)) {
      return health(HsmCondition.DEGRADED, function, returned);
    }
    return switch (function) {
      case "C_Login", "C_LoginUser" ->
          ok
              ? Optional.of(new Statement.Authenticated(true, "PIN", ""))
              : health(HsmCondition.AUTHENTICATION_FAILURE, function, returned);
      case "C_InitToken" ->
          ok
              ? health(HsmCondition.ZEROISED, function, returned)
              : health(HsmCondition.AUTHENTICATION_FAILURE, function, returned);
      case "C_InitPIN", "C_SetPIN" -> Optional.of(new Noted("credential", function, ok));
      case "C_Logout" -> Optional.of(new Noted("session", function, ok));
      default -> Optional.empty();
    };
  }

  private static Optional<Statement> health(HsmCondition condition, String function, String why) {
    return Optional.of(new HsmHealthChanged(condition, function + ": " + why));
  }
}
