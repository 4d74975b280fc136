package io.portcullis.routes.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Certificate;
import io.portcullis.routes.demo.Estate.Device;
import io.portcullis.routes.demo.Estate.Key;
import io.portcullis.routes.demo.Estate.Person;

/** The estate in the hub's own inventory form, one JSON object on each line. */
final class Inventory {
  private Inventory() {}

  /**
   * @param certificates by name of device or key
   */
  static String devices(Map<String, Certificate> certificates) {
    return lines(
        Estate.devices().stream().map(d -> device(d, certificates.get(d.name()))).toList());
  }

  static String people() {
    return lines(Estate.people().stream().map(Inventory::person).toList());
  }

  static String keys(Map<String, Certificate> certificates) {
    return lines(Estate.keys().stream().map(k -> key(k, certificates.get(k.name()))).toList());
  }

  static String hsm() {
    List<Map<String, Object>> children =
        Estate.keys().stream()
            .filter(k -> k.token().equals(Estate.TOKEN))
            .map(k -> child("key", "pkcs11-key", alias(k)))
            .toList();
    return Json.text(Map.of("authority", Estate.HSM, "children", children));
  }

  private static Map<String, Object> device(Device d, Certificate certificate) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("device", d.name());
    line.put(
        "aliases",
        Map.of(
            "mdm-device",
            "intune:" + d.intune(),
            "edr-agent",
            "crowdstrike:" + d.falcon(),
            "mac",
            d.mac(),
            "hostname",
            d.name()));
    line.put("groups", List.of(d.group()));
    line.put("certificate", certificate(certificate));
    return line;
  }

  private static Map<String, Object> person(Person p) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("identity", p.name());
    line.put("aliases", Map.of("idp-user", "okta:" + p.okta(), "upn", p.upn()));
    line.put(
        "children",
        p.devices().stream()
            .map(n -> child("device", "mdm-device", "intune:" + Estate.device(n).intune()))
            .toList());
    return line;
  }

  private static Map<String, Object> key(Key k, Certificate certificate) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("key", k.name());
    line.put("aliases", Map.of("pkcs11-key", alias(k)));
    line.put("certificate", certificate(certificate));
    return line;
  }

  private static String alias(Key k) {
    return k.token() + ":" + k.id();
  }

  private static Map<String, Object> child(String kind, String type, String value) {
    return Map.of("kind", kind, "aliases", Map.of(type, value), "type", "primary");
  }

  private static Map<String, Object> certificate(Certificate c) {
    return Map.of(
        "issuer", c.issuer(),
        "serial", c.serial(),
        "subject", c.subject(),
        "notBefore", c.notBefore().toString(),
        "notAfter", c.notAfter().toString());
  }

  private static String lines(List<Map<String, Object>> objects) {
    return objects.stream().map(Json::text).collect(Collectors.joining("\n"));
  }
}
