package io.portcullis.model;

import java.util.Objects;

/**
 * Where a key is.
 *
 * @param module name of the HSM, the token, the key service
 */
public record KeyHome(Kind kind, String module) {
  public static final KeyHome NONE = new KeyHome(Kind.UNKNOWN, "");

  /** What holds it, from what anybody can copy to what nobody can. */
  public enum Kind {
    SOFTWARE_FILE(false),
    TPM(true),
    SECURE_ENCLAVE(true),
    /** A key service that keeps keys in software. */
    KMS_SOFTWARE(false),
    KMS_HSM(true),
    HSM_NETWORK(true),
    HSM_PCIE(true),
    HSM_CLOUD(true),
    HSM_USB(true),
    UNKNOWN(false);

    private final boolean hardware;

    Kind(boolean hardware) {
      this.hardware = hardware;
    }
  }

  public KeyHome {
    kind = Objects.requireNonNullElse(kind, Kind.UNKNOWN);
    module = Bounds.text("where.module", module);
  }

  /** False where a token's own word on what it is says otherwise. What is not declared fits any. */
  boolean fits(TokenFacts token) {
    if (kind == Kind.UNKNOWN) {
      return true;
    }
    return kind.hardware == token.hardware() && (kind == Kind.TPM) == token.trustedPlatformModule();
  }

  String describe() {
    if (kind == Kind.UNKNOWN) {
      return module.isEmpty() ? "" : "in " + module;
    }
    return "in " + KeyDeclaration.word(kind) + (module.isEmpty() ? "" : " " + module);
  }
}
