package io.portcullis.dashboards.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Tactics and techniques of MITRE ATT&amp;CK for Enterprise that rules name, by attack.json. */
final class Attack {
  private static final Map<String, String> NAMES = read();
  private static final String SITE = "https://attack.mitre.org/";

  private Attack() {}

  /**
   * What Elastic calls "threat": the techniques of each tactic.
   *
   * @param named as "TA0006/T1552.004"
   * @throws IllegalArgumentException when one of them is not in the list
   */
  static List<Map<String, Object>> threats(List<String> named) {
    Map<String, List<Map<String, Object>>> techniques = new LinkedHashMap<>();
    for (String one : named) {
      String[] parts = one.split("/", -1);
      if (parts.length != 2) {
        throw new IllegalArgumentException("attack: TACTIC/TECHNIQUE is wanted, not " + one);
      }
      techniques.computeIfAbsent(parts[0], t -> new ArrayList<>()).add(technique(parts[1]));
    }
    List<Map<String, Object>> threats = new ArrayList<>();
    techniques.forEach((tactic, of) -> threats.add(threat(tactic, of)));
    return threats;
  }

  private static Map<String, Object> threat(String tactic, List<Map<String, Object>> techniques) {
    Map<String, Object> threat = new LinkedHashMap<>();
    threat.put("framework", "MITRE ATT&CK");
    threat.put("tactic", entry(tactic, "tactics/" + tactic + "/"));
    threat.put("technique", techniques);
    return threat;
  }

  private static Map<String, Object> technique(String id) {
    int dot = id.indexOf('.');
    String above = dot < 0 ? id : id.substring(0, dot);
    Map<String, Object> technique = entry(above, "techniques/" + above + "/");
    if (dot > 0) {
      String address = "techniques/" + above + "/" + id.substring(dot + 1) + "/";
      technique.put("subtechnique", List.of(entry(id, address)));
    }
    return technique;
  }

  private static Map<String, Object> entry(String id, String address) {
    String name =
        Optional.ofNullable(NAMES.get(id))
            .orElseThrow(
                () -> new IllegalArgumentException("attack: " + id + " is not in attack.json"));
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("id", id);
    entry.put("name", name);
    entry.put("reference", SITE + address);
    return entry;
  }

  private static Map<String, String> read() {
    try (InputStream in = Attack.class.getResourceAsStream("attack.json")) {
      return new ObjectMapper().readValue(in, new TypeReference<Map<String, String>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
