package io.portcullis.connectors.mdm.jamf;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a macOS event's name says it is about. Endpoint Security's names ("od_group_add") and those
 * of the BSM audit ("AUE_add_to_group") are both made of the same few words.
 *
 * @param topic of a note, or "authentication" and "session"
 */
record Meaning(String topic, boolean aboutPerson) {
  private record Rule(Pattern words, Meaning meaning) {}

  private static final List<Rule> RULES =
      List.of(
          rule(".*(logout|detach|session_lock|session_end).*", "session", true),
          rule(
              "(aue_)?(authentication|auth_user|.*login.*|openssh.*|.*ssh.*|su|sudo|"
                  + "screensharing.*|.*session_unlock|.*session_start)",
              "authentication",
              true),
          rule(".*(password|passwd|.*_key_gen|credential).*", "credential", true),
          rule(
              ".*(group_add|group_remove|group_set|add_to_group|remove_from_group|_group|"
                  + "authoriz|ssauth|setuid|tcc_modify).*",
              "privilege",
              true),
          rule(
              ".*(create_user|delete_user|modify_user|enable_user|disable_user|attribute_).*",
              "account",
              true),
          rule(".*(xp_malware|xprotect|malware|threat).*", "detection", false),
          rule(".*(profile_|preference|gatekeeper|policy).*", "policy", false),
          rule(
              ".*(tamper|license|kext|btm_launch|sip|firmware|bios|filevault).*", "posture", false),
          rule(".*certificate.*", "certificate", false));

  private static Rule rule(String words, String topic, boolean aboutPerson) {
    return new Rule(Pattern.compile(words), new Meaning(topic, aboutPerson));
  }

  /** Empty for telemetry: processes, files, networks, performance. */
  static Optional<Meaning> of(String name) {
    String plain = name.toLowerCase(Locale.ROOT);
    return RULES.stream()
        .filter(rule -> rule.words().matcher(plain).matches())
        .map(Rule::meaning)
        .findFirst();
  }

  String category() {
    return switch (topic) {
      case "authentication", "session" -> "authentication";
      case "credential", "privilege", "account" -> "iam";
      case "detection" -> "malware";
      case "policy" -> "configuration";
      default -> "host";
    };
  }

  String type() {
    return switch (topic) {
      case "authentication" -> "start";
      case "session" -> "end";
      case "detection", "posture" -> "info";
      default -> "change";
    };
  }
}
