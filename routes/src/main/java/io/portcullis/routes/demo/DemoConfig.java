package io.portcullis.routes.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

import io.portcullis.routes.config.ConfigLoader;
import io.portcullis.routes.config.PortcullisConfig;

/** The configuration of the demonstration, written out so that it can be read and reused. */
record DemoConfig(Path folder, int http, int syslog, int ca, String kafka, String elasticsearch) {
  static final String INTUNE_TOPIC = "intune-diagnostics";

  /**
   * @param nas port of the sample NAS
   * @param hsm the sample HSM, when this machine has one
   */
  PortcullisConfig write(int nas, Optional<SampleHsm> hsm) {
    Path file = folder.resolve("portcullis.yaml");
    try {
      Files.writeString(file, yaml(nas, hsm));
    } catch (IOException e) {
      throw new UncheckedIOException(file + " can not be written", e);
    }
    return ConfigLoader.loadWithSecrets(file);
  }

  Path file() {
    return folder.resolve("portcullis.yaml");
  }

  /** Keeps a secret as a file of its own, readable by its owner only. */
  void secret(String name, String value) {
    Path file = folder.resolve("secrets").resolve(name);
    try {
      Files.createDirectories(file.getParent());
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, value);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " can not be written", e);
    }
  }

  private String yaml(int nas, Optional<SampleHsm> hsm) {
    return """
        # Written by `portcullis demo`.
        http: {port: %d}
        data: {folder: hub}
        kafka: {bootstrap-servers: "%s"}
        elasticsearch: {hosts: ["%s"]}
        syslog:
          - {port: %d, source: hsm-monitor}
        sources:
          - {name: estate, type: inventory}
          - name: intune
            type: intune
            auth: {topic: {bootstrap-servers: "%s", topic: %s}}
          - name: falcon
            type: crowdstrike
            auth: {shared-secret: {header: X-Hook-Secret, secret: "file:secrets/hooks"}}
          - name: okta
            type: okta
            auth: {shared-secret: {header: X-Hook-Secret, secret: "file:secrets/hooks"}}
          - name: freeradius
            type: freeradius
            auth: {shared-secret: {header: X-Portcullis-Secret, secret: "file:secrets/hooks"}}
          - {name: hsm-monitor, type: hsm-syslog}
          - {name: spy, type: pkcs11-spy}
        enforcers:
          ca:
            - {name: device-ca, subject: "%s", folder: ca, port: %d}
          radius:
            - name: demo-nas
              host: 127.0.0.1
              port: %d
              serves: ["127.0.0.1"]
              secret: "file:secrets/nas"
              profile: freeradius
              quarantine-vlan: "%s"
              normal-vlan: "%s"
        %s
        guard: {window: 10m, per-rule: 20, per-source: 30, overall: 60}
        """
        .formatted(
            http,
            kafka,
            elasticsearch,
            syslog,
            kafka,
            INTUNE_TOPIC,
            SampleCa.SUBJECT,
            ca,
            nas,
            SampleNas.QUARANTINE,
            SampleNas.NORMAL,
            hsm.map(this::hsm).orElse(""));
  }

  private String hsm(SampleHsm hsm) {
    StringBuilder yaml = new StringBuilder("  hsm:\n");
    for (String token : new String[] {Estate.TOKEN, Estate.SPARE_TOKEN}) {
      yaml.append(
          "    - {name: %s, module: %s, token: %s, pin: \"file:secrets/pin\"}\n"
              .formatted(token, hsm.module(), token));
    }
    return yaml.toString().stripTrailing();
  }
}
