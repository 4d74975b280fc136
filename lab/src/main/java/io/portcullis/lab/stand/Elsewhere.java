package io.portcullis.lab.stand;

import java.security.cert.X509Certificate;
import java.util.List;

import io.portcullis.lab.outside.VendorRecords;
import io.portcullis.lab.outside.VendorRecords.Device;

/**
 * Authorities that are not the hub's own, each with the certificate of one device. The hub revokes
 * there.
 *
 * @param fromPebble of {@link #BY_PEBBLE}
 * @param fromCfssl of {@link #BY_CFSSL}
 */
public record Elsewhere(
    Pebble pebble, Cfssl cfssl, X509Certificate fromPebble, X509Certificate fromCfssl) {
  /** Its certificate comes from pebble, by ACME. */
  public static final Device BY_PEBBLE = Device.number(19);

  /** Its certificate comes from CFSSL. */
  public static final Device BY_CFSSL = Device.number(20);

  /**
   * With a new certificate of each.
   *
   * @throws io.portcullis.lab.net.LabException when one issues none
   */
  static Elsewhere of(Pebble pebble, Cfssl cfssl) {
    return new Elsewhere(
        pebble,
        cfssl,
        pebble.issue(BY_PEBBLE.name() + ".keep.example"),
        cfssl.issue(BY_CFSSL.name()));
  }

  /** Both devices as the hub's inventory has them. */
  List<String> inventory() {
    return List.of(
        VendorRecords.inventory(BY_PEBBLE, DeviceCa.pem(fromPebble)),
        VendorRecords.inventory(BY_CFSSL, DeviceCa.pem(fromCfssl)));
  }

  /** What pebble's management API says of its certificate; there is nobody else to ask. */
  public String pebbleSays() {
    return pebble.status(fromPebble);
  }

  /** Status, CRLReason by number and time of revocation in CFSSL's store. */
  public String cfsslStores() {
    return cfssl.row(fromCfssl);
  }

  /** What CFSSL's OCSP says of its certificate to somebody who asks. */
  public String cfsslSays() {
    return cfssl.says(fromCfssl);
  }
}
