package io.portcullis.connectors.hsm.vault;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import io.portcullis.model.Statement.Noted;

/** A call below sys/: policies, mounts, audit devices, the seal, leases. */
record SystemCall(Call call) {
  private static final Pattern WATCHED =
      Pattern.compile(
          "sys/(health|leader|seal-status|ha-status|metrics|host-info|replication/.*status"
              + "|internal/ui/.*|internal/counters/.*|in-flight-req|version-history)");

  private static final Map<String, String> TOPICS =
      Map.ofEntries(
          Map.entry("policy", "policy"),
          Map.entry("policies", "policy"),
          Map.entry("capabilities", "policy"),
          Map.entry("capabilities-self", "policy"),
          Map.entry("capabilities-accessor", "policy"),
          Map.entry("audit", "audit"),
          Map.entry("audit-hash", "policy"),
          Map.entry("generate-root", "privilege"),
          Map.entry("auth", "authentication"),
          Map.entry("mfa", "authentication"),
          Map.entry("leases", "credential"),
          Map.entry("renew", "credential"),
          Map.entry("revoke", "credential"),
          Map.entry("wrapping", "secret"),
          Map.entry("rotate", "key"),
          Map.entry("rekey", "key"),
          Map.entry("rekey-recovery-key", "key"),
          Map.entry("key-status", "key"),
          Map.entry("seal", "hsm"),
          Map.entry("unseal", "hsm"),
          Map.entry("step-down", "hsm"));

  /** What monitoring asks every few seconds, as long as it is answered. */
  boolean housekeeping() {
    return call.success()
        && List.of("read", "list").contains(call.operation())
        && WATCHED.matcher(call.path()).matches();
  }

  Noted statement() {
    String[] parts = call.path().split("/", 3);
    String topic = TOPICS.getOrDefault(parts.length > 1 ? parts[1] : "", "configuration");
    boolean looks = List.of("read", "list").contains(call.operation());
    return new Noted(
        topic.equals("audit") && looks ? "policy" : topic,
        call.operation() + " " + call.path(),
        call.success());
  }
}
