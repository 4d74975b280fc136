package io.portcullis.connectors.idp.entra;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Severity;

/**
 * Entra ID Protection's words for risk: riskLevel, riskState and riskEventType of Microsoft Graph's
 * riskDetection and riskyUser.
 */
final class Levels {
  /** Category of a risk that is no guess. */
  static final String CONFIRMED = "confirmed-compromised";

  private static final Map<String, String> TACTICS =
      Map.ofEntries(
          Map.entry("leakedcredentials", "credential-access"),
          Map.entry("passwordspray", "credential-access"),
          Map.entry("attemptedprtaccess", "credential-access"),
          Map.entry("anomaloustoken", "credential-access"),
          Map.entry("tokenissueranomaly", "credential-access"),
          Map.entry("attackerinthemiddle", "credential-access"),
          Map.entry("maliciousipaddress", "initial-access"),
          Map.entry("nationstateip", "initial-access"),
          Map.entry("suspiciousinboxforwarding", "exfiltration"),
          Map.entry("mcassuspiciousinboxmanipulationrules", "defense-evasion"),
          Map.entry("mcasfinsuspiciousfileaccess", "collection"));

  private Levels() {}

  /** "hidden" is a level that the tenant's licence does not show: something is there. */
  static Severity severity(String level, String state) {
    Severity shown =
        switch (plain(level)) {
          case "high" -> Severity.HIGH;
          case "medium" -> Severity.MEDIUM;
          case "low", "hidden" -> Severity.LOW;
          default -> Severity.INFO;
        };
    boolean confirmed = plain(state).equals("confirmedcompromised");
    return confirmed && shown.compareTo(Severity.HIGH) < 0 ? Severity.HIGH : shown;
  }

  /** True for what is safe again. An absent state, or one not known yet, leaves it to the level. */
  static boolean resolved(String level, String state) {
    return switch (plain(state)) {
      case "none", "confirmedsafe", "remediated", "dismissed" -> true;
      case "atrisk", "confirmedcompromised" -> false;
      default -> plain(level).equals("none");
    };
  }

  static Set<String> categories(String eventType) {
    Set<String> categories = new TreeSet<>();
    if (!eventType.isEmpty()) {
      categories.add(Json.kebab(eventType));
      String tactic = TACTICS.getOrDefault(plain(eventType), "");
      if (!tactic.isEmpty()) {
        categories.add(tactic);
      }
    }
    return categories;
  }

  /** An administrator, or Microsoft, is sure of it. */
  static Set<String> confirmed(String state) {
    return plain(state).equals("confirmedcompromised") ? Set.of(CONFIRMED) : Set.of();
  }

  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT);
  }
}
