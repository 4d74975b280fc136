package io.portcullis.model;

import java.util.Objects;

/**
 * Where a key is.
 *
 * @param module name of the HSM, the token, the key service
 * @param firmware version of what runs in it; absent, as the rest, in state of an earlier release
 * @param driver name and version of the library that hosts use it through
 */
public record KeyHome(
    Kind kind, String module, String firmware, String driver, Validation validation) {
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

    /** False also where it is not known. */
    public boolean hardware() {
      return hardware;
    }
  }

  public KeyHome {
    kind = Objects.requireNonNullElse(kind, Kind.UNKNOWN);
    module = Bounds.text("where.module", module);
    firmware = Bounds.text("where.firmware", firmware);
    driver = Bounds.text("where.driver", driver);
    validation = Objects.requireNonNullElse(validation, Validation.NONE);
  }

  public KeyHome(Kind kind, String module) {
    this(kind, module, "", "", Validation.NONE);
  }

  /** False where a token's own word on what it is says otherwise. What is not declared fits any. */
  boolean fits(TokenFacts token) {
    if (kind == Kind.UNKNOWN) {
      return true;
    }
    return kind.hardware == token.hardware() && (kind == Kind.TPM) == token.trustedPlatformModule();
  }

  /** A few words for people, such as "in hsm-network luna-1"; empty where nothing is declared. */
  public String describe() {
    if (kind == Kind.UNKNOWN) {
      return module.isEmpty() ? "" : "in " + module;
    }
    return "in " + KeyDeclaration.word(kind) + (module.isEmpty() ? "" : " " + module);
  }
}
