package io.portcullis.routes.intake;

import java.io.IOException;
import java.net.DatagramSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.Parsers;
import io.portcullis.model.Statement.SessionEnded;
import io.portcullis.model.Statement.SessionStarted;
import io.portcullis.routes.proof.Needs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** A FreeRADIUS writes its detail file while it is followed. */
class DetailFileIT {
  private static final Path SERVER = Path.of("/usr/sbin/freeradius");
  private static final Path CLIENT = Path.of("/usr/bin/radclient");
  private static final Parser PARSER = Parsers.byType("freeradius").orElseThrow();

  private static final String CONFIGURATION =
      """
      prefix = /usr
      libdir = /usr/lib/freeradius
      run_dir = "%1$s"
      logdir = "%1$s"
      client local {
        ipaddr = 127.0.0.1
        secret = lab-secret
      }
      modules {
        detail {
          filename = "%1$s/detail"
        }
      }
      server default {
        listen {
          type = acct
          ipaddr = 127.0.0.1
          port = %2$d
        }
        accounting {
          detail
        }
      }
      """;

  private static final String REQUEST =
      """
      Acct-Status-Type = %s
      Acct-Session-Id = "s1"
      NAS-IP-Address = 192.0.2.1
      User-Name = "ada"
      Calling-Station-Id = "02-00-00-00-00-01"
      """;

  @TempDir private Path folder;
  private final List<Parsed> taken = new ArrayList<>();
  private Process server;
  private int port;

  @BeforeEach
  void start() throws IOException {
    Needs.files(Map.of(SERVER, "freeradius", CLIENT, "freeradius-utils"));
    try (DatagramSocket free = new DatagramSocket(0)) {
      port = free.getLocalPort();
    }
    Files.writeString(folder.resolve("radiusd.conf"), CONFIGURATION.formatted(folder, port));
    Files.writeString(folder.resolve("dictionary"), "$INCLUDE /usr/share/freeradius/dictionary\n");
    Path log = folder.resolve("log");
    server =
        new ProcessBuilder(SERVER.toString(), "-f", "-l", "stdout", "-d", folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> Files.readString(log).contains("Ready to process requests"));
  }

  @AfterEach
  void end() {
    if (server != null) {
      server.destroyForcibly();
    }
  }

  @Test
  void aSessionThatBeginsAndEndsIsTwoRecords() throws Exception {
    FileTail tail =
        new FileTail(
            folder.resolve("detail"),
            folder.resolve("cursor"),
            PARSER.cut().orElseThrow(),
            this::take);
    // When
    account("Start");
    account("Stop");
    // Then
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> {
              tail.step();
              return taken.size() == 2;
            });
    assertThat(taken)
        .extracting(p -> ((Parsed.Understood) p).signals().getFirst().statement().getClass())
        .satisfiesExactly(
            first -> assertThat(first).isEqualTo(SessionStarted.class),
            second -> assertThat(second).isEqualTo(SessionEnded.class));
  }

  private void account(String status) throws Exception {
    Process client =
        new ProcessBuilder(CLIENT.toString(), "127.0.0.1:" + port, "acct", "lab-secret")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("client.log").toFile())
            .start();
    client.getOutputStream().write(REQUEST.formatted(status).getBytes(UTF_8));
    client.getOutputStream().close();
    assertThat(client.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(client.exitValue()).isZero();
  }

  private CompletableFuture<Void> take(byte[] record) {
    taken.addAll(PARSER.parse(record, new ParseContext("lab", Instant.now(), "intake-1")));
    return CompletableFuture.completedFuture(null);
  }
}
