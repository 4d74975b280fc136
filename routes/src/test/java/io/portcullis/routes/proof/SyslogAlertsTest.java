package io.portcullis.routes.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import org.apache.camel.impl.DefaultCamelContext;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.portcullis.connectors.api.FreePorts;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Syslog;
import io.portcullis.connectors.api.http.Tls;
import io.portcullis.connectors.ca.local.CertificateRequest.Use;
import io.portcullis.connectors.notify.Delivery;
import io.portcullis.connectors.notify.Message;
import io.portcullis.connectors.notify.syslog.SyslogChannel;
import io.portcullis.connectors.notify.syslog.SyslogConfig;
import io.portcullis.model.Severity;
import io.portcullis.routes.config.SyslogSettings;
import io.portcullis.routes.intake.SyslogListener;
import io.portcullis.routes.intake.Whole;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** What one hub sends as syslog another hub's listener takes, by each transport. */
class SyslogAlertsTest {
  private static final Instant AT = Instant.parse("2026-03-04T05:06:07Z");
  private static final Message MESSAGE =
      new Message(
          "alr-1",
          Severity.HIGH,
          "payments",
          "2 findings for payments",
          List.of(
              new Message.Item(Severity.HIGH, "key-1: exported", List.of("by eve"), List.of()),
              new Message.Item(Severity.LOW, "key-2: old", List.of(), List.of())),
          0,
          AT);

  @TempDir private Path folder;
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final DefaultCamelContext camel = new DefaultCamelContext();
  private final int port = FreePorts.tcp();

  @AfterEach
  void end() throws IOException {
    camel.close();
  }

  @Test
  void aListenerOfAnotherNameGetsNothing() throws Exception {
    // Given
    listen(SyslogSettings.Transport.TLS, "elsewhere");
    // When
    Delivery answer = channel(SyslogConfig.Transport.TLS).deliver(MESSAGE);
    // Then
    assertThat(answer.result()).isEqualTo(Delivery.Result.SILENT);
    assertThat(lines).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(SyslogConfig.Transport.class)
  void eachAlertArrivesAsALine(SyslogConfig.Transport transport) throws Exception {
    // Given
    listen(SyslogSettings.Transport.valueOf(transport.name()), "localhost");
    // When
    Delivery answer = channel(transport).deliver(MESSAGE);
    // Then
    assertThat(answer).isEqualTo(Delivery.taken("sent, 2 lines"));
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> lines.size() == 2);
    Syslog first = Syslog.read(lines.getFirst(), new ParseContext("siem", AT, "t"));
    assertThat(first)
        .isEqualTo(new Syslog(3, AT, "hub.example.net", "portcullis", "key-1: exported | by eve"));
  }

  private void listen(SyslogSettings.Transport transport, String name) throws Exception {
    Optional<SyslogSettings.Tls> tls =
        transport == SyslogSettings.Transport.TLS ? Optional.of(tls(name)) : Optional.empty();
    camel.addRoutes(
        new SyslogListener(
            new SyslogSettings("127.0.0.1", port, "siem", transport, tls),
            line -> Optional.empty(),
            this::take,
            () -> lines.add("dropped"),
            Clock.systemUTC()));
    camel.start();
  }

  private SyslogSettings.Tls tls(String name) throws IOException {
    Pki.Credential server = Pki.in(folder.resolve("ca")).issue(name, Use.SERVER);
    Path certificate = Files.writeString(folder.resolve("server.pem"), server.certificate());
    Path key = Files.writeString(folder.resolve("server.key"), server.key());
    return new SyslogSettings.Tls(certificate, key, Optional.empty());
  }

  private CompletableFuture<Void> take(Whole whole) {
    lines.add(new String(whole.body(), UTF_8));
    return CompletableFuture.completedFuture(null);
  }

  private SyslogChannel channel(SyslogConfig.Transport transport) {
    Optional<Path> trust =
        Optional.of(folder.resolve("ca/ca.pem")).filter(file -> Files.exists(file));
    return new SyslogChannel(
        new SyslogConfig(
            "siem",
            "localhost",
            port,
            transport,
            16,
            "hub.example.net",
            new Tls(trust, Optional.empty()),
            Duration.ofSeconds(5)));
  }
}
