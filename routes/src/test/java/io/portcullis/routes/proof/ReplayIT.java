package io.portcullis.routes.proof;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.replay.Books;
import io.portcullis.replay.log.Export;
import io.portcullis.replay.log.FolderLog;
import io.portcullis.replay.log.KafkaLog;
import io.portcullis.replay.log.Log;
import io.portcullis.replay.verify.Verify;

import static org.assertj.core.api.Assertions.assertThat;

/** A running hub's log is read from its Kafka, and what it decided is decided again. */
class ReplayIT {
  private static final int DEVICES = 20;
  private static final int ROUNDS = 6;
  @TempDir private static Path folder;
  private static HubProcess hub;

  @BeforeAll
  static void start() {
    hub = new HubProcess(folder.resolve("hub")).start("");
  }

  @AfterAll
  static void end() {
    hub.close();
  }

  @Test
  void whatARunningHubDecidedIsDecidedAgain() {
    // Given
    for (int round = 0; round < ROUNDS; round++) {
      for (int device = 0; device < DEVICES; device++) {
        say(round, device);
      }
    }
    // When
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> verified().compared().equal() >= DEVICES * ROUNDS);
    Verify.Report live = verified();
    // Then
    assertThat(live.compared().differences()).isEmpty();
    assertThat(live.same()).isTrue();
    assertThat(live.whole()).isTrue();
    assertThat(exported().same()).isTrue();
  }

  private static void say(int round, int device) {
    Instant at = Instant.now().minusSeconds(100 - round);
    String id = "replay-" + device;
    String body =
        (round + device) % 2 == 0
            ? Feeds.nonCompliant(id, "m-" + round + "-" + device, at)
            : Feeds.compliant(id, "b-" + round, at);
    assertThat(hub.client().post("intune", body).status()).isEqualTo(202);
  }

  private static Verify.Report verified() {
    try (Log log = kafka()) {
      return verified(log);
    }
  }

  private static Verify.Report exported() {
    Path to = folder.resolve("exported");
    try (Log log = kafka()) {
      Export.write(log, to);
    }
    return verified(FolderLog.open(to));
  }

  private static Log kafka() {
    return KafkaLog.open(Map.of("bootstrap.servers", hub.client().bootstrapServers()), "");
  }

  private static Verify.Report verified(Log log) {
    Books books = new Books(log);
    return new Verify(log, books, books.builtIn()).run();
  }
}
