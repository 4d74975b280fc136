package io.portcullis.connectors.hsm.pkcs11.worker;

import java.util.List;

/** What library, slot and token say of themselves: CK_INFO, CK_SLOT_INFO, CK_TOKEN_INFO. */
public record TokenRow(
    String label,
    String manufacturer,
    String model,
    String serial,
    String hardwareVersion,
    String firmwareVersion,
    Slot slot,
    Library library,
    List<MechanismRow> mechanisms) {

  /**
   * @param hardware CKF_HW_SLOT
   */
  public record Slot(
      String description,
      String manufacturer,
      String hardwareVersion,
      String firmwareVersion,
      boolean hardware) {}

  public record Library(String description, String manufacturer, String version, String cryptoki) {}

  /**
   * One mechanism of the token.
   *
   * @param least smallest key, in the mechanism's own unit: bits, or bytes; {@code most} largest
   * @param hardware CKF_HW: done by the device
   */
  public record MechanismRow(String name, long least, long most, boolean hardware) {}
}
