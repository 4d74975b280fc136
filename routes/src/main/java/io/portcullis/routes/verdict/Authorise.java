package io.portcullis.routes.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Standing;

/**
 * May this device connect? The question as rlm_rest of FreeRADIUS 3 asks it, answered from the
 * verdicts on this hub's disk. What is not known is refused.
 */
public final class Authorise {
  private final VerdictStore verdicts;
  private final Optional<String> quarantineVlan;

  /**
   * @param quarantineVlan where quarantined devices are let in; without it they are refused
   */
  public Authorise(VerdictStore verdicts, Optional<String> quarantineVlan) {
    this.verdicts = verdicts;
    this.quarantineVlan = quarantineVlan;
  }

  /**
   * @param allowed false is a 401
   * @param attributes for the RADIUS answer, as rlm_rest reads them
   * @param asOf when the verdict was decided, empty for the unknown
   */
  public record Answer(boolean allowed, Map<String, Object> attributes, String asOf) {}

  /**
   * @param request attributes by name, each {"value": [...]}
   */
  public Answer ask(JsonNode request) {
    List<String> keys = keys(request);
    List<Verdict> known = keys.stream().flatMap(k -> verdicts.find(k).stream()).toList();
    if (known.isEmpty()) {
      return refuse("this device and its certificate are not known", "");
    }
    if (certificate(request).filter(k -> verdicts.find(k).isEmpty()).isPresent()) {
      return refuse("this certificate is not known", "");
    }
    // A MAC may be that of a docking station: whose login it is, the certificate says.
    String whose = known.getFirst().subject();
    Verdict strictest =
        known.stream()
            .filter(verdict -> verdict.subject().equals(whose))
            .max(Comparator.comparing(Verdict::standing))
            .orElseThrow();
    return switch (strictest.standing()) {
      case GOOD, WATCHED -> allow(strictest, Map.of());
      case QUARANTINED -> quarantine(strictest);
      case REVOKED ->
          refuse("trust is revoked: " + strictest.reason(), strictest.asOf().toString());
    };
  }

  private Answer quarantine(Verdict verdict) {
    return quarantineVlan
        .map(
            vlan ->
                allow(
                    verdict,
                    Map.of(
                        "reply:Tunnel-Type", "VLAN",
                        "reply:Tunnel-Medium-Type", "IEEE-802",
                        "reply:Tunnel-Private-Group-Id", vlan)))
        .orElseGet(() -> refuse("in quarantine: " + verdict.reason(), verdict.asOf().toString()));
  }

  private static Answer allow(Verdict verdict, Map<String, Object> attributes) {
    Map<String, Object> all = new LinkedHashMap<>(attributes);
    String standing = verdict.standing() == Standing.QUARANTINED ? "quarantined" : "good";
    all.put("reply:Class", literal("portcullis:" + standing + ":" + verdict.generation()));
    return new Answer(true, all, verdict.asOf().toString());
  }

  private static Answer refuse(String reason, String asOf) {
    return new Answer(false, Map.of("reply:Reply-Message", literal(reason)), asOf);
  }

  /** FreeRADIUS would expand what looks like one of its own expressions in a plain text. */
  static Map<String, Object> literal(String text) {
    return Map.of("value", List.of(text), "do_xlat", false);
  }

  private static List<String> keys(JsonNode request) {
    List<String> keys = new ArrayList<>();
    certificate(request).ifPresent(keys::add);
    mac(request).ifPresent(keys::add);
    return keys;
  }

  private static Optional<String> certificate(JsonNode request) {
    String serial = value(request, "TLS-Client-Cert-Serial");
    String issuer = value(request, "TLS-Client-Cert-Issuer");
    if (serial.isEmpty() || issuer.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Verdict.certificateKey(issuer, serial));
    } catch (IllegalArgumentException e) {
      return Optional.of("certificate|unreadable");
    }
  }

  private static Optional<String> mac(JsonNode request) {
    try {
      Alias mac = new Alias(AliasType.MAC, value(request, "Calling-Station-Id"));
      return Optional.of(Verdict.macKey(mac.value()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Some attributes come as {"type", "value": [..]}, and a custom body may send them plain. */
  private static String value(JsonNode request, String attribute) {
    JsonNode node = request.path(attribute);
    JsonNode value = node.isObject() ? node.path("value") : node;
    return value.isArray() ? value.path(0).asText("") : value.asText("");
  }
}
