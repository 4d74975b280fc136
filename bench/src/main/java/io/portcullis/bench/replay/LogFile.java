package io.portcullis.bench.replay;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Certificate;
import io.portcullis.model.Session;
import io.portcullis.model.Severity;
import io.portcullis.model.Signal;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.Compliance;
import io.portcullis.model.Statement.Management;
import io.portcullis.model.SubjectKind;

/**
 * An invented log: each device has a certificate and a session, its management and its sensor speak
 * in turn, accounting says that it is still there. One word in a hundred is bad news.
 *
 * @param signals how many
 * @param devices how many they are about
 */
record LogFile(int signals, int devices) {
  private static final Instant START = Instant.parse("2026-10-01T00:00:00Z");
  private static final Duration BETWEEN = Duration.ofMillis(60);
  private static final int BAD = 100;

  /** The devices are spread over them, as a hub's topic has them. */
  static final int PARTITIONS = 4;

  /**
   * @param rules digest of those that the log says hold from its beginning
   */
  void write(Path folder, String rules) throws IOException {
    for (int partition = 0; partition < PARTITIONS; partition++) {
      Path file = folder.resolve("signals-" + partition + ".ndjson");
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
        line(out, activated(rules, partition));
        for (int i = 0; i < signals; i++) {
          if (i % devices % PARTITIONS == partition) {
            line(out, signal(i));
          }
        }
      }
    }
  }

  private static void line(OutputStream out, Signal signal) throws IOException {
    out.write(Json.bytes(signal));
    out.write('\n');
  }

  private static Signal activated(String rules, int partition) {
    return Signal.derived(
        "sig-policy",
        "policies",
        START,
        SubjectKind.AUTHORITY,
        "policy-" + partition,
        new Statement.PolicyActivated(rules));
  }

  private Signal signal(int i) {
    int device = i % devices;
    int round = i / devices;
    Instant now = START.plus(BETWEEN.multipliedBy(i));
    String subject = "dev-%032x".formatted(device);
    Alias name = Alias.vendor(AliasType.MDM_DEVICE, "intune", "device-" + device);
    return new Signal(
        "sig-%032x".formatted(i),
        source(round),
        "v-" + i,
        now,
        now,
        SubjectKind.DEVICE,
        subject,
        List.of(name),
        false,
        Actor.UNKNOWN,
        statement(i, device, round, now));
  }

  private static String source(int round) {
    return switch (round % 3) {
      case 0 -> "intune";
      case 1 -> "falcon";
      default -> "radius";
    };
  }

  private static Statement statement(int i, int device, int round, Instant now) {
    if (round == 0) {
      return new Statement.CertificateIssued(certificate(device, now));
    }
    boolean bad = i % BAD == 0;
    return switch (round % 3) {
      case 0 ->
          new Statement.PostureChanged(
              bad ? Compliance.NON_COMPLIANT : Compliance.COMPLIANT, Management.MANAGED, List.of());
      case 1 ->
          new Statement.RiskChanged(
              Statement.RiskOrigin.ENDPOINT,
              "detection-" + round % 4,
              bad ? Severity.HIGH : Severity.LOW,
              Set.of("execution"),
              !bad,
              "seen");
      default ->
          new Statement.SessionStarted(
              new Session(
                  "s-" + device, "10.0.0." + device % 20, "", "", "u" + device, "1", START));
    };
  }

  private static Certificate certificate(int device, Instant now) {
    return new Certificate(
        "CN=Devices,O=Example",
        Integer.toHexString(device + 1),
        "CN=device-" + device,
        "",
        "",
        now.minus(Duration.ofDays(1)),
        now.plus(Duration.ofDays(365)),
        false,
        "");
  }
}
