package io.portcullis.routes.proof;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.connectors.api.FreePorts;

import static org.assertj.core.api.Assertions.assertThat;

/** Through a running hub: records with numbers at its entrances, and what explain says of it. */
class SourceStateIT {
  private static final int SYSLOG = FreePorts.tcp();
  private static final String CONFIG =
      """
      syslog:
        - {port: %d, source: unix}
      sources:
        - {name: unix, type: syslog}
        - {name: cluster, type: aws-cloudhsm}
      policies:
        parameters:
          sources/gap: {filled-within: PT0S}
      """
          .formatted(SYSLOG);

  @TempDir private static Path folder;
  private static HubProcess hub;

  @BeforeAll
  static void start() {
    hub = new HubProcess(folder.resolve("hub")).start(CONFIG);
  }

  @AfterAll
  static void end() {
    hub.close();
  }

  @Test
  void whatIsMissingIsAFindingUntilItComes() {
    // Given
    String source = "source-name=cluster";
    deliver(4);
    deliver(6);
    eventually().until(() -> findings(source).contains("sources/gap"));
    assertThat(facts(source)).contains("sequence hsm-1: 1 missing: 5");
    // When
    deliver(5);
    // Then
    eventually().until(() -> !findings(source).contains("sources/gap"));
    assertThat(facts(source)).doesNotContain("missing");
  }

  @Test
  void aSyslogSendersNumbersAreFollowed() throws IOException {
    // When
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), SYSLOG)) {
      OutputStream out = socket.getOutputStream();
      out.write(line(7));
      out.write(line(9));
    }
    // Then
    eventually().until(() -> facts("source-name=unix").contains("sequence syslog:box-1"));
    assertThat(facts("source-name=unix")).contains("1 missing: 8");
  }

  private static byte[] line(int number) {
    return ("<38>1 %s box-1 sshd - - [meta sequenceId=\"%d\"] Failed password for root from"
            + " 192.0.2.9 port 22 ssh2\n")
        .formatted(Instant.now().minusSeconds(60 - number), number)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static void deliver(int number) {
    long micros = Instant.now().minusSeconds(60 - number).toEpochMilli() * 1_000;
    String body =
        ("{\"logEvents\":[{\"id\":\"e-%d\",\"logStreamName\":\"hsm-1\",\"message\":\"Time: x,"
                + " usecs:%d\\nSequence No : 0x%x\\nReboot counter : 0x11\\nOpcode : CN_LOGIN"
                + " (0xd)\\nResponse : 0:SUCCESS\\nUser Name : anna\\n\"}]}")
            .formatted(number, micros, number);
    assertThat(hub.client().post("cluster", body).status()).isEqualTo(202);
  }

  private static String facts(String id) {
    return hub.client().explain(id).map(e -> e.path("facts").toString()).orElse("");
  }

  private static String findings(String id) {
    return hub.client().explain(id).map(e -> e.path("findings").toString()).orElse("");
  }

  private static ConditionFactory eventually() {
    return Awaitility.await().atMost(Duration.ofSeconds(60));
  }
}
