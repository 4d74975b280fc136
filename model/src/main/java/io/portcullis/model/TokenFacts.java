package io.portcullis.model;

import java.util.regex.Pattern;

/**
 * What a token says of itself and of the slot it is in (PKCS#11 v2.40 section 3.2). It is the
 * token's word, and a program that poses as a token can say the same.
 *
 * @param hardware CKF_HW_SLOT: the slot says that it is a device
 * @param versions of hardware and firmware, and of the vendor's library
 */
public record TokenFacts(
    String label,
    String manufacturer,
    String model,
    String serial,
    boolean hardware,
    Versions versions) {

  private static final Pattern TPM = Pattern.compile("(?i)\\btpm");

  /** "major.minor" each. */
  public record Versions(String hardware, String firmware, String library) {}

  /** Whether it calls itself a TPM, as tpm2-pkcs11 and the vendors' libraries for one do. */
  public boolean trustedPlatformModule() {
    return TPM.matcher(model).find() || TPM.matcher(manufacturer).find();
  }

  /**
   * A key service in the place of a token.
   *
   * @param vendor as "AWS", {@code product}: as "KMS"
   * @param place account and region, address of a vault: what tells it from others
   * @param hardware whether the service says that it keeps the key in an HSM
   */
  public static TokenFacts service(String vendor, String product, String place, boolean hardware) {
    return new TokenFacts(place, vendor, product, "", hardware, new Versions("", "", ""));
  }

  /** A token without a serial number is none: PKCS#11 has one of each. */
  private boolean service() {
    return serial.isEmpty() && versions.firmware().isEmpty();
  }

  /** One line for people. */
  public String describe() {
    if (service()) {
      String kept = hardware ? "in an HSM" : "not said to be in an HSM";
      return "%s %s %s, %s".formatted(manufacturer, model, label, kept);
    }
    return "token %s (%s %s, serial %s, firmware %s%s)"
        .formatted(
            label,
            manufacturer,
            model,
            serial,
            versions.firmware(),
            hardware ? ", in hardware" : ", not said to be in hardware");
  }
}
