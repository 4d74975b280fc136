package io.portcullis.routes.proof;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.sun.net.httpserver.HttpServer;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.connectors.api.Pem;
import io.portcullis.connectors.api.X509;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Certificates of a real openssl, from the import to the message and the finding. */
class CalendarIT {
  private static final Duration SOON = Duration.ofSeconds(180);
  private static final Path OPENSSL = Path.of("/usr/bin/openssl");

  private static final String CALENDAR =
      """
      calendar:
        at: "00:00"
        limits: [{name: lab, authorities: ["CN=Lab Root"], per-day: 1}]
      alerts:
        findings: low
        channels: [{name: desk, to: {webhook: {url: "http://127.0.0.1:%d/"}}}]
      """;

  @TempDir private Path folder;
  private final List<String> told = new CopyOnWriteArrayList<>();
  private HttpServer desk;
  private HubProcess hub;

  @BeforeEach
  void open() throws Exception {
    desk = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    desk.createContext(
        "/",
        exchange -> {
          told.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    desk.start();
    Needs.files(Map.of(OPENSSL, "openssl"));
    openssl(
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
        "-nodes",
        "-keyout",
        "ca.key",
        "-out",
        "ca.pem",
        "-subj",
        "/CN=Lab Root",
        "-days",
        "60");
    Files.writeString(
        folder.resolve("ca.cnf"),
        """
        [ca]
        default_ca = lab
        [lab]
        database = index.txt
        new_certs_dir = .
        certificate = ca.pem
        private_key = ca.key
        default_md = sha256
        rand_serial = yes
        unique_subject = no
        policy = any
        [any]
        commonName = supplied
        """);
    Files.createFile(folder.resolve("index.txt"));
    issue("shop.example.org", -85, 5, "shop-old");
    issue("mail.example.org", 0, 2000, "mail");
    hub = new HubProcess(folder.resolve("hub"));
    hub.start("calendar: {enabled: false}\n");
  }

  @AfterEach
  void close() {
    desk.stop(0);
    if (hub != null) {
      hub.close();
    }
  }

  @Test
  void theOwnerIsToldOnceTheKeyIsWatchedUntilItIsRenewedAndAllCanBeAsked() throws Exception {
    // Given
    assertThat(hub.client().get("/calendar/due").status()).isEqualTo(503);
    bring("ca", "shop-old", "mail");
    hub.end();
    // When: it looks when it starts, and acts on nothing
    hub.called("--observe").start(CALENDAR.formatted(desk.getAddress().getPort()));
    // Then
    eventually().until(() -> digests().size() == 1);
    JsonNode digest = digests().getFirst();
    assertThat(digest.path("id").asText()).startsWith("digest//");
    assertThat(digest.path("lines").toString()).contains("shop.example.org").doesNotContain("mail");
    eventually().until(() -> findings("shop-old").contains("certificates/renewal-missing"));
    chainIsAboutToEnd();
    whatIsToComeCanBeAsked();
    aRotationIsPlannedOfAKeyThatOnlyTheInventoryKnows();
    eventually().until(() -> !told.isEmpty());
    assertThat(told).as("no finding").hasSize(1).first().asString().contains("shop.example.org");

    // When: another start, and then a renewal
    issue("shop.example.org", -1, 89, "shop-new");
    bring("shop-new");
    hub.end();
    hub.called().start();
    // Then
    eventually().until(() -> !findings("shop-old").contains("certificates/renewal-missing"));
    assertThat(digests()).as("not told again").hasSize(1);
  }

  private void aRotationIsPlannedOfAKeyThatOnlyTheInventoryKnows() {
    assertThat(hub.client().explain("spki-sha256=" + spki("mail"))).isEmpty();
    HubClient.Answer planned =
        hub.client()
            .change(
                "/rotations",
                Map.of(
                    "key", spki("mail"),
                    "cause", "policy",
                    "due", Instant.now().plus(Duration.ofDays(30)).toString()));
    assertThat(planned.status()).as(planned.body()).isEqualTo(200);
    assertThat(hub.client().explain("spki-sha256=" + spki("mail"))).isPresent();
  }

  private void chainIsAboutToEnd() {
    eventually()
        .until(
            () ->
                explained("authority-name=cn=lab root")
                    .path("findings")
                    .toString()
                    .contains("authorities/chain-breaks"));
  }

  private void whatIsToComeCanBeAsked() {
    JsonNode storm = hub.client().get("/calendar/storm?days=30").json();
    assertThat(storm.path("certificates").asInt()).isEqualTo(3);
    assertThat(storm.path("limits").path(0).path("name").asText()).isEqualTo("lab");
    JsonNode chains = hub.client().get("/calendar/chains").json();
    assertThat(chains.path("authorities").path(0).path("subject").asText())
        .isEqualTo("cn=lab root");
    assertThat(chains.path("breaks").path(0).path("certificates").asInt()).isEqualTo(1);
    assertThat(hub.client().get("/calendar/due").json().path("certificates").toString())
        .contains("shop.example.org");
    assertThat(hub.client().get("/calendar/storm?days=0").status()).isEqualTo(400);
  }

  private List<JsonNode> digests() {
    List<JsonNode> found = new ArrayList<>();
    new TopicReader(hub.client().bootstrapServers())
        .each(
            "alerts",
            alert -> {
              if (alert.path("kind").asText().equals("DIGEST")) {
                found.add(alert);
              }
            });
    return found;
  }

  private String findings(String file) {
    return explained("spki-sha256=" + spki(file)).path("findings").toString();
  }

  private JsonNode explained(String id) {
    return hub.client().explain(id).orElse(MissingNode.getInstance());
  }

  private String spki(String file) {
    try {
      String pem = Files.readString(folder.resolve(file + ".pem"));
      return X509.certificate(X509.der(Pem.blocks(pem).findFirst().orElseThrow().der())).spki();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void bring(String... files) throws Exception {
    for (String file : files) {
      HubClient.Answer answer =
          hub.client()
              .bring("/inventory?source=it", Files.readAllBytes(folder.resolve(file + ".pem")));
      assertThat(answer.body()).contains("\"taken\":1");
    }
  }

  /** From and until so many days from now. */
  private void issue(String name, int from, int until, String file) throws Exception {
    openssl(
        "req",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
        "-nodes",
        "-keyout",
        file + ".key",
        "-out",
        file + ".csr",
        "-subj",
        "/CN=" + name);
    openssl(
        "ca",
        "-batch",
        "-notext",
        "-config",
        "ca.cnf",
        "-in",
        file + ".csr",
        "-startdate",
        time(from),
        "-enddate",
        time(until),
        "-out",
        file + ".pem");
  }

  private static String time(int days) {
    return DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'", Locale.ROOT)
        .withZone(ZoneOffset.UTC)
        .format(Instant.now().plus(Duration.ofDays(days)));
  }

  private void openssl(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(OPENSSL.toString()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }

  private static ConditionFactory eventually() {
    return Awaitility.await().atMost(SOON).pollInterval(Duration.ofMillis(500));
  }
}
