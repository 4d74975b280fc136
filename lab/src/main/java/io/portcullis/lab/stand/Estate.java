package io.portcullis.lab.stand;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;

import io.portcullis.connectors.api.FreePorts;
import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.ca.local.CertificateRequest.Use;
import io.portcullis.lab.net.LabConfig;
import io.portcullis.lab.net.LabDevice;
import io.portcullis.lab.outside.RelyingParty;
import io.portcullis.lab.outside.VendorRecords;
import io.portcullis.lab.outside.VendorRecords.Device;

/**
 * The devices of the lab with their certificates, the RADIUS server's, and the authority of all.
 *
 * @param holders by name of device
 * @param party somebody who asks the authority before trusting
 */
record Estate(
    DeviceCa ca,
    X509Certificate authority,
    DeviceCa.Holder server,
    Map<String, DeviceCa.Holder> holders,
    RelyingParty party) {

  static Estate make(LabFolder folder, Device one, Device other) {
    DeviceCa ca = new DeviceCa(folder.folder("ca"), FreePorts.tcp());
    DeviceCa.Holder server = ca.issue("radius.keep.example", Use.SERVER);
    List<DeviceCa.Holder> made = ca.issue(List.of(one.name(), other.name()), Use.CLIENT);
    X509Certificate authority = ca.certificate();
    return new Estate(
        ca,
        authority,
        server,
        Map.of(one.name(), made.getFirst(), other.name(), made.getLast()),
        new RelyingParty(authority, ca.url()));
  }

  /** For a RADIUS server that asks this hub and a switch with this device at it. */
  LabConfig network(
      Device device, String hub, String hookSecret, String dasSecret, LabConfig.Revocation lock) {
    return new LabConfig(
        DeviceCa.pem(authority),
        server.credential(),
        holder(device).credential(),
        device.name(),
        hub,
        hookSecret,
        dasSecret,
        lock,
        ca.url() + "/ocsp");
  }

  LabDevice plug(Device device) {
    return new LabDevice(device.name(), device.mac(), holder(device).credential());
  }

  String inventory(Device device) {
    return VendorRecords.inventory(device, holder(device).certificate());
  }

  /** The question of a RADIUS server at a login. */
  String question(Device device) {
    String issuer = authority.getSubjectX500Principal().getName();
    return Json.text(
        Map.of(
            "TLS-Client-Cert-Serial", List.of(holder(device).serial()),
            "TLS-Client-Cert-Issuer", List.of(issuer),
            "Calling-Station-Id", List.of(device.mac().replace(':', '-'))));
  }

  X509Certificate x509(Device device) {
    return holder(device).x509();
  }

  private DeviceCa.Holder holder(Device device) {
    return holders.get(device.name());
  }
}
