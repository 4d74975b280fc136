package io.portcullis.connectors.edr.crowdstrike;

import java.util.LinkedHashSet;
import java.util.Set;

import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Words;

/**
 * ATT&amp;CK tactics and techniques of a detection in kebab case, however Falcon spells them:
 * "Credential Access", "CredentialAccess" and TA0006 are one.
 */
final class Tactics {
  private static final int MAX = 16;

  private Tactics() {}

  static Set<String> of(Doc detection) {
    Set<String> categories = new LinkedHashSet<>();
    add(categories, detection);
    for (String list : new String[] {"mitre_attack", "MitreAttack"}) {
      if (detection.at(list).isArray()) {
        detection.list(list).stream().limit(MAX).forEach(item -> add(categories, item));
      }
    }
    return categories;
  }

  private static void add(Set<String> categories, Doc doc) {
    String tactic = doc.first("tactic", "mitre_attack_tactic");
    put(categories, tactic);
    put(categories, doc.first("technique", "mitre_attack_technique"));
    if (doc.first("tactic_id", "TacticId").equalsIgnoreCase("TA0006")) {
      categories.add("credential-access");
    }
  }

  private static void put(Set<String> categories, String words) {
    if (!words.isEmpty() && categories.size() < MAX) {
      categories.add(Words.kebab(words));
    }
  }
}
