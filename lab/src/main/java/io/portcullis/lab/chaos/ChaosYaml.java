package io.portcullis.lab.chaos;

import io.portcullis.lab.stand.DeviceCa;
import io.portcullis.lab.stand.LabFolder;

/**
 * The hub's configuration in the chaos. The guard stops nothing here; one call goes out once, so
 * that each lost datagram is a silence. No VLAN is named: each quarantine becomes a Disconnect,
 * which accounting can prove.
 */
record ChaosYaml(LabFolder folder, DeviceCa ca, int nasPort) {
  String text() {
    return """
        # Written by `portcullis lab`.
        sources:
          - {name: inventory, type: inventory, auth: %1$s}
          - {name: intune, type: intune, auth: %1$s}
          - {name: falcon, type: crowdstrike, auth: %1$s}
          - {name: freeradius, type: freeradius, auth: %1$s}
        enforcers:
          ca: [%2$s]
          radius:
            - {name: chaos-nas, host: 127.0.0.1, port: %3$d, secret: "file:%4$s", timeout: 500ms, attempts: 1}
        guard:
          {per-rule: 5000, per-source: 5000, overall: 5000, group-share: 1.0, compromise: {limit: 5000}, damping: {hold: 0s}}
        """
        .formatted(
            "{shared-secret: {header: X-Hook-Secret, secret: \"file:%s\"}}"
                .formatted(folder.secretFile("hooks")),
            ca.yaml(),
            nasPort,
            folder.secretFile("das"));
  }
}
