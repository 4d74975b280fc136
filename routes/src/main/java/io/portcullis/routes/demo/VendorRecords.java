package io.portcullis.routes.demo;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Certificate;
import io.portcullis.routes.demo.Estate.Device;
import io.portcullis.routes.demo.Estate.Key;
import io.portcullis.routes.demo.Estate.Person;

/** What the vendors of the sample estate send, in their own shapes. */
final class VendorRecords {
  private static final DateTimeFormatter SPY =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  private VendorRecords() {}

  /** Intune's diagnostic record of a device's compliance, as Event Hubs carries it. */
  static String intune(Device device, String state, Instant at) {
    return Json.text(
        Map.of(
            "time", at.toString(),
            "tenantId", "5d9b0000-0000-4000-8000-000000000001",
            "category", "DeviceComplianceOrg",
            "operationName", "DeviceComplianceOrg",
            "resultType", "None",
            "properties",
                Map.of(
                    "DeviceId",
                    device.intune(),
                    "DeviceName",
                    device.name(),
                    "ComplianceState",
                    state,
                    "OS",
                    "Windows",
                    "BatchId",
                    "batch-" + at.toEpochMilli())));
  }

  /** A Falcon alert: credential theft on an endpoint, severity 90 of 100. */
  static String falcon(Device device, Instant at) {
    Map<String, Object> alert = new LinkedHashMap<>();
    String id = "demo:ind:" + device.falcon() + ":" + at.toEpochMilli();
    alert.put("agent_id", device.falcon());
    alert.put("cid", "demo");
    alert.put("composite_id", id);
    alert.put("id", id);
    alert.put("created_timestamp", at.toString());
    alert.put("updated_timestamp", at.toString());
    alert.put("timestamp", at.toString());
    alert.put("description", "A process read the memory of the local security authority.");
    alert.put("device", Map.of("device_id", device.falcon(), "hostname", device.name()));
    alert.put("display_name", "CredentialDumping");
    alert.put("product", "epp");
    alert.put("severity", 90);
    alert.put("severity_name", "Critical");
    alert.put("status", "new");
    alert.put("tactic", "Credential Access");
    alert.put("technique", "OS Credential Dumping");
    return Json.text(alert);
  }

  /** Okta's System Log event of an account that was deactivated. */
  static String okta(Person person, Instant at) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("uuid", "demo-" + person.okta() + "-" + at.toEpochMilli());
    event.put("published", at.toString());
    event.put("eventType", "user.lifecycle.deactivate");
    event.put("version", "0");
    event.put("severity", "INFO");
    event.put(
        "actor", Map.of("id", "00uDEMOADMIN", "type", "User", "alternateId", "admin@gate.example"));
    event.put("outcome", Map.of("result", "SUCCESS"));
    event.put(
        "target",
        List.of(
            Map.of(
                "id",
                person.okta(),
                "type",
                "User",
                "alternateId",
                person.upn(),
                "displayName",
                person.name())));
    return Json.text(event);
  }

  /** One line of the HSM's monitor. */
  static String tamper(Instant at) {
    return "<10>1 " + at + " " + Estate.HSM + " monitor 77 - - TAMPER detected: chassis open\n";
  }

  /** What OpenSC's pkcs11-spy logs of one signature, with the shipper's line before it. */
  static String signature(Key key, String principal, Instant at) {
    String time = SPY.format(at);
    return """
        # principal: %s


        *************** OpenSC PKCS#11 spy *****************
        Loaded: "/usr/lib/softhsm/libsofthsm2.so"

        0: C_Initialize
        %s
        [in] pInitArgs = (nil)
        Returned:  0 CKR_OK

        1: C_GetTokenInfo
        %s
        [in] slotID = 0x2a
        [out] pInfo:
              label:                  '%-32s'
              manufacturerID:         'SoftHSM project                 '
              serialNumber:           'demo%s'
        Returned:  0 CKR_OK

        2: C_OpenSession
        %s
        [in] slotID = 0x2a
        [in] flags = 0x6
        [in] pApplication = (nil)
        [in] Notify = (nil)
        [out] *phSession = 0x1
        Returned:  0 CKR_OK

        3: C_FindObjectsInit
        %s
        [in] hSession = 0x1
        [in] pTemplate[1]:
            CKA_CLASS             CKO_PRIVATE_KEY
        Returned:  0 CKR_OK

        4: C_FindObjects
        %s
        [in] hSession = 0x1
        [out] ulObjectCount = 0x1
        Object 0x2 matches
        Returned:  0 CKR_OK

        5: C_GetAttributeValue
        %s
        [in] hSession = 0x1
        [in] hObject = 0x2
        [in] pTemplate[1]:
            CKA_ID                00007ffd61374968 / 2
        [out] pTemplate[1]:
            CKA_ID                00007ffd61374968 / 2
            00000000  %s %s                                            ..
        Returned:  0 CKR_OK

        6: C_SignInit
        %s
        [in] hSession = 0x1
        [in] pMechanism->type = CKM_ECDSA
        [in] pMechanism->pParameter[ulParameterLen] NULL [size : 0x0 (0)]
        [in] hKey = 0x2
        Returned:  0 CKR_OK

        7: C_Sign
        %s
        [in] hSession = 0x1
        [in] pData[ulDataLen] 00007ffc6183f710 / 4
            00000000  80 70 B0 AB                                      .p..
        [out] pSignature[*pulSignatureLen] 00007ffc6183f510 / 4
            00000000  F5 E9 95 22                                      ..."
        Returned:  0 CKR_OK
        """
        .formatted(
            principal,
            time,
            time,
            key.token(),
            key.token(),
            time,
            time,
            time,
            time,
            key.id().substring(0, 2).toUpperCase(Locale.ROOT),
            key.id().substring(2).toUpperCase(Locale.ROOT),
            time,
            time);
  }

  /** RADIUS accounting as rlm_rest of FreeRADIUS posts it. */
  static String accounting(Device device, String nas, String status, Instant at) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("User-Name", attribute("string", "host/" + device.name()));
    body.put("NAS-IP-Address", attribute("ipaddr", nas));
    body.put("NAS-Identifier", attribute("string", "demo-nas"));
    body.put("Calling-Station-Id", attribute("string", device.mac().replace(':', '-')));
    body.put("Acct-Status-Type", attribute("integer", status));
    body.put("Acct-Session-Id", attribute("string", device.nasSession()));
    body.put(
        "Acct-Unique-Session-Id", attribute("string", device.nasSession() + at.toEpochMilli()));
    body.put("Event-Timestamp", attribute("date", Long.toString(at.getEpochSecond())));
    return Json.text(body);
  }

  /** The question of FreeRADIUS at a login with a certificate. */
  static String question(Device device, Certificate certificate) {
    return Json.text(
        Map.of(
            "User-Name", attribute("string", "host/" + device.name()),
            "Calling-Station-Id", attribute("string", device.mac().replace(':', '-')),
            "TLS-Client-Cert-Serial", attribute("string", certificate.serial()),
            "TLS-Client-Cert-Issuer", attribute("string", certificate.issuer())));
  }

  private static Map<String, Object> attribute(String type, Object value) {
    return Map.of("type", type, "value", List.of(value));
  }
}
