package io.portcullis.lab.stand;

import java.util.List;

import io.portcullis.lab.net.NetworkLab;

/** The hub's configuration in the lab. */
public record HubYaml(
    LabFolder folder, DeviceCa ca, Elsewhere elsewhere, NetworkLab network, Switch kind) {
  /** Which Dynamic Authorization Server of the switch the hub talks to. */
  public enum Switch {
    /** FreeRADIUS: moves a session to VLAN 99 and back. */
    MOVES,
    /** hostapd: ends a session, and the port closes. */
    DISCONNECTS
  }

  String text() {
    return """
        # Written by `portcullis lab`.
        sources:
          - {name: inventory, type: inventory, auth: %1$s}
          - {name: intune, type: intune, auth: %1$s}
          - {name: falcon, type: crowdstrike, auth: %1$s}
          - name: freeradius
            type: freeradius
            auth: {shared-secret: {header: X-Portcullis-Secret, secret: "file:%2$s"}}
        enforcers:
        %3$s
        """
        .formatted(auth(), folder.secretFile("hooks"), String.join("\n", enforcers()).indent(2));
  }

  /** One line each, so that another authority is another line. */
  private List<String> enforcers() {
    return List.of(
        "ca: [" + ca.yaml() + "]",
        "acme: [" + elsewhere.pebble().yaml() + "]",
        "cfssl: [" + elsewhere.cfssl().yaml() + "]",
        "hsm: [{name: lab-hsm, module: %s, token: %s, pin: \"file:%s\"}]"
            .formatted(SoftToken.MODULE, Lab.TOKEN, folder.secretFile("pin")),
        "radius: [{name: switch, host: %s, port: %d, secret: \"file:%s\", timeout: 400ms, %s}]"
            .formatted(network.nas(), port(), folder.secretFile("das"), profile()));
  }

  private int port() {
    return (kind == Switch.MOVES ? network.freeradiusDas() : network.hostapdDas()).getPort();
  }

  private String profile() {
    return kind == Switch.MOVES
        ? "profile: freeradius, quarantine-vlan: \"99\", normal-vlan: \"10\""
        : "profile: hostapd";
  }

  private String auth() {
    return "{shared-secret: {header: X-Hook-Secret, secret: \"file:%s\"}}"
        .formatted(folder.secretFile("hooks"));
  }
}
