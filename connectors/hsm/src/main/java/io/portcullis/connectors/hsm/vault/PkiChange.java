package io.portcullis.connectors.hsm.vault;

import java.util.Optional;

import io.portcullis.connectors.api.AuthorityChange;

/** Calls by which a PKI mount's CA is another than before (Vault, "PKI secrets engine (API)"). */
final class PkiChange {
  private PkiChange() {}

  static Optional<AuthorityChange> of(Call call) {
    return call.reads() ? Optional.empty() : written(call);
  }

  private static Optional<AuthorityChange> written(Call call) {
    boolean removed = call.operation().equals("delete");
    return switch (call.part(0)) {
      case "roles" -> Optional.of(AuthorityChange.PROFILE_CHANGED);
      case "config" ->
          Optional.of(
              call.part(1).equals("ca")
                  ? AuthorityChange.KEY_RESTORED
                  : AuthorityChange.SETTINGS_CHANGED);
      case "root" ->
          removed ? Optional.of(AuthorityChange.KEY_STORE_CHANGED) : key(call.part(1), call);
      case "intermediate", "keys", "issuers" -> key(call.part(1), call);
      case "key" -> Optional.of(AuthorityChange.KEY_STORE_CHANGED);
      case "issuer" -> issuer(call);
      default -> Optional.empty();
    };
  }

  private static Optional<AuthorityChange> key(String verb, Call call) {
    return switch (verb) {
      case "generate" ->
          Optional.of(
              call.part(2).equals("exported")
                  ? AuthorityChange.KEY_EXPORTED
                  : AuthorityChange.KEY_MADE);
      case "import" -> Optional.of(AuthorityChange.KEY_RESTORED);
      case "rotate", "replace", "set-signed" -> Optional.of(AuthorityChange.CERTIFICATE_RENEWED);
      default -> Optional.empty();
    };
  }

  /** issuer/REF is the issuer itself; what lies below it signs and revokes. */
  private static Optional<AuthorityChange> issuer(Call call) {
    return call.part(2).isEmpty()
        ? Optional.of(AuthorityChange.SETTINGS_CHANGED)
        : Optional.empty();
  }
}
