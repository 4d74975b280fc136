package io.portcullis.model;

/**
 * The kinds of names a subject is known by. A strong one may create and merge subjects; a weak one
 * is valid for a time only, never merges, and never alone carries an irreversible action.
 */
public enum AliasType {
  /** SHA-256 of the DER certificate, lower-case hex. */
  CERT_SHA256(true),
  /** SHA-1 of the DER certificate as Windows and Intune print it ("thumbprint"), lower-case hex. */
  CERT_SHA1(true),
  /** Issuer (RFC 2253, lower case) and serial number: see {@link Alias#certificate}. */
  CERT_SERIAL(true),
  /** SHA-256 of the subject public key info, lower-case hex. */
  SPKI_SHA256(true),
  /** Device id of an MDM, "vendor:id". */
  MDM_DEVICE(true),
  /** Entra (Azure AD) device object or device id. */
  ENTRA_DEVICE(true),
  /** Agent id of an EDR sensor, "vendor:id". */
  EDR_AGENT(true),
  /** Hardware serial number with its vendor, "vendor:serial". */
  DEVICE_SERIAL(true),
  /** Object id of a person or service at an IdP, "vendor:id". */
  IDP_USER(true),
  /** PKCS#11 token serial or label with the key's CKA_ID, "token:keyid". */
  PKCS11_KEY(true),
  /** Serial number of an HSM or of a token in it. */
  HSM_TOKEN(true),
  /** Cloud resource name of a key, a CA or a workload. */
  ARN(true),
  /** Configured or distinguished name of a CA. */
  AUTHORITY_NAME(true),
  /** Name of a configured source. */
  SOURCE_NAME(true),
  /** Whatever the device calls itself. */
  HOSTNAME(false),
  /** Six octets, lower case, colons; of a network card, which may be that of a docking station. */
  MAC(false),
  UPN(false),
  EMAIL(false),
  USER_NAME(false),
  KEY_LABEL(false),
  IP(false);

  private final boolean strong;

  AliasType(boolean strong) {
    this.strong = strong;
  }

  public boolean strong() {
    return strong;
  }

  /**
   * True for weak names that a device says of itself, so that two may claim the same one at a time.
   * Other weak names are given out by somebody who sees to it that one at a time holds them.
   */
  public boolean claimed() {
    return this == HOSTNAME || this == MAC;
  }

  /**
   * True for strong names that a device or a person has one of for each that gives them, and keeps:
   * another one is somebody else. Sensors are installed anew, and certificates renewed.
   */
  public boolean lasting() {
    return switch (this) {
      case MDM_DEVICE, ENTRA_DEVICE, DEVICE_SERIAL, IDP_USER -> true;
      default -> false;
    };
  }
}
