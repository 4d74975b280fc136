package io.portcullis.connectors.mdm.osquery;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a scheduled query is about. Its name is the administrator's choice, usually that of the
 * table, so its words are read. A name that says nothing is noted as OTHER.
 */
enum Topic {
  LOGIN("authentication", "(logged_?in|log(i|o)ns?\\b|^last$|[_-]last$|user_events|failed_auth)"),
  DETECTION("detection", "(attack|rootkit|malware|unwanted|yara|threat|suspicious|ioc|backdoor)"),
  PRIVILEGE("privilege", "(sudo|user_groups|admin|setuid|suid|privilege)"),
  CREDENTIAL("credential", "(shadow|password|authorized_keys|ssh_?keys?|user_ssh|keychain)"),
  CERTIFICATE("certificate", "(certificate|certs?\\b)"),
  ACCOUNT("account", "([_-]|^)(users?|accounts?)([_-].*|$)"),
  POLICY("policy", "(polic(y|ies)|managed_|preferences|profiles)"),
  POSTURE(
      "posture",
      "(encrypt|bitlocker|filevault|firewall|([_-]|^)alf|gatekeeper|sip_config|sip\\b|secure_?boot"
          + "|tpm|screen_?lock|security_center|antivirus|patches|windows_update|xprotect"
          + "|compliance|mdm|jailbr|selinux|apparmor|hardening)"),
  INVENTORY(
      "inventory",
      "(system_info|os_version|osquery_info|platform_info|hardware|interface_(details|addresses)"
          + "|uptime|kernel_info|host_details)"),
  TELEMETRY(
      "telemetry",
      "(process|socket|listening|ports?\\b|file|package|programs|apps?\\b|crontab|cron\\b"
          + "|startup|launchd|services|drivers|extension|addons|plugins|dns|hosts\\b|arp|routes|mount"
          + "|usb|pci|kernel_(modules|extensions)|docker|container|browser|homebrew|python"
          + "|npm|shell_history|scheduled_tasks|registry|memory|cpu|disk|load|schedule"
          + "|carves|wifi|network|iptables|etc_)"),
  OTHER("other", "");

  private static final List<Topic> IN_ORDER = List.of(values());

  private final String word;
  private final Pattern words;

  Topic(String word, String words) {
    this.word = word;
    this.words = Pattern.compile(words);
  }

  /** The pack's name counts only where the query's own says nothing. */
  static Topic of(String query) {
    String name = query.toLowerCase(Locale.ROOT);
    String own = name.replaceFirst("^pack[_/][^_/]*[_/]", "");
    return Optional.of(first(name))
        .filter(topic -> topic == DETECTION)
        .or(() -> Optional.of(first(own)).filter(topic -> topic != OTHER))
        .orElse(first(name));
  }

  private static Topic first(String name) {
    return IN_ORDER.stream()
        .filter(topic -> topic.words.matcher(name).find())
        .findFirst()
        .orElse(OTHER);
  }

  String word() {
    return word;
  }

  String category() {
    return switch (this) {
      case LOGIN -> "authentication";
      case PRIVILEGE, CREDENTIAL, ACCOUNT -> "iam";
      case DETECTION -> "intrusion_detection";
      case CERTIFICATE, POLICY -> "configuration";
      default -> "host";
    };
  }
}
