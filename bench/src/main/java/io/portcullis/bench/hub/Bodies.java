package io.portcullis.bench.hub;

import java.time.Instant;

import io.portcullis.model.Certificate;

/** What the sources of the benchmark send: records in their vendors' forms. */
final class Bodies {
  static final String FOREIGN_ISSUER = "CN=Another Device CA,O=Bench";

  private Bodies() {}

  static Certificate foreign(Device device, Instant now) {
    return new Certificate(
        FOREIGN_ISSUER,
        device.foreignSerial(),
        "CN=" + device.name(),
        "",
        "",
        now.minusSeconds(86_400),
        now.plusSeconds(86_400L * 300),
        false,
        "");
  }

  /** A line of inventory. */
  static String inventory(Device device, Certificate certificate) {
    return """
        {"device": "%s", "aliases": {"mdm-device": "intune:%s", "edr-agent": "crowdstrike:%s", \
        "mac": ["%s"], "hostname": "%s"}, "groups": ["staff"], "owner": "bench", "certificate": \
        {"issuer": "%s", "serial": "%s", "notBefore": "%s", "notAfter": "%s"}}"""
        .formatted(
            device.name(),
            device.mdm(),
            device.sensor(),
            device.mac(),
            device.name(),
            certificate.issuer(),
            certificate.serial(),
            certificate.notBefore(),
            certificate.notAfter());
  }

  /** A line of Intune's report: still compliant. */
  static String compliance(Device device, long number, Instant at) {
    return """
        {"time": "%s", "tenantId": "be9c4000-0000-4aaa-bbbb-0123456789ab", \
        "category": "DeviceComplianceOrg", "operationName": "DeviceComplianceOrg", \
        "resultType": "None", "properties": {"DeviceId": "%s", "DeviceName": "%s", \
        "ComplianceState": "Compliant", "OS": "Windows", "BatchId": "b%d"}}"""
        .formatted(at, device.mdm(), device.name(), number);
  }

  /** A detection of high severity: the certificate goes on hold. */
  static String detection(Device device, long number, Instant at) {
    return falcon(device, number, at, 4, "Malware", "User Execution", "a file ran");
  }

  /** Credential theft of critical severity: the certificate is revoked. */
  static String theft(Device device, long number, Instant at) {
    return falcon(
        device, number, at, 5, "Credential Access", "OS Credential Dumping", "memory was read");
  }

  private static String falcon(
      Device device,
      long number,
      Instant at,
      int severity,
      String tactic,
      String technique,
      String text) {
    return """
        {"metadata": {"customerIDString": "bench", "offset": %d, "eventType": \
        "DetectionSummaryEvent", "eventCreationTime": %d, "version": "1.0"}, "event": \
        {"ComputerName": "%s", "UserName": "bench", "DetectName": "Bench", "DetectDescription": \
        "%s", "Severity": %d, "SensorId": "%s", "DetectId": "ldt:%s:%d", "LocalIP": "192.0.2.9", \
        "MACAddress": "%s", "Tactic": "%s", "Technique": "%s"}}"""
        .formatted(
            number,
            at.toEpochMilli(),
            device.name(),
            text,
            severity,
            device.sensor(),
            device.sensor(),
            number,
            device.mac(),
            tactic,
            technique);
  }

  /** Accounting of a session that began, as rlm_rest posts it. */
  static String sessionStart(Device device, String nas, Certificate certificate, Instant at) {
    return """
        {"User-Name": "host/%s.example", "NAS-IP-Address": "%s", "NAS-Port": 7, \
        "Calling-Station-Id": "%s", "Acct-Status-Type": "Start", "Acct-Session-Id": "%s", \
        "Event-Timestamp": %d, "TLS-Client-Cert-Serial": "%s", "TLS-Client-Cert-Issuer": "%s"}"""
        .formatted(
            device.name(),
            nas,
            device.mac(),
            device.session(),
            at.getEpochSecond(),
            certificate.serial(),
            certificate.issuer());
  }
}
