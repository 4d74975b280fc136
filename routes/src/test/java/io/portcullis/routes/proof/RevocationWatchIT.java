package io.portcullis.routes.proof;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.connectors.ca.local.CertificateRequest.Use;
import io.portcullis.connectors.ca.testkit.Crls;
import io.portcullis.connectors.ca.testkit.Keys;
import io.portcullis.connectors.ca.testkit.OcspAnswer;
import io.portcullis.connectors.ca.testkit.RevocationServer;

import static org.assertj.core.api.Assertions.assertThat;

/** What a hub finds by itself about its own authority's services, and about those of another. */
class RevocationWatchIT {
  private static final Duration SOON = Duration.ofSeconds(180);
  private static final BigInteger LOST = BigInteger.valueOf(4711);
  private static final int KEY_COMPROMISE = 1;
  private static final String WATCHED = "authority-name=cn=watched ca";

  @TempDir private Path folder;
  private final KeyPair keys = Keys.ec();
  private X509Certificate authority;
  private RevocationServer server;
  private HubProcess hub;

  @BeforeEach
  void open() throws Exception {
    authority = Keys.authority("CN=Watched CA", keys);
    server = new RevocationServer();
    Instant now = Instant.now();
    server.list("/a.crl", list(7, now, now.plusSeconds(36_000)));
    server.answering(OcspAnswer.of(authority, keys, serial -> OcspAnswer.REVOKED)::to);
    Pki pki = Pki.in(folder.resolve("pki"));
    pki.issue("somebody", Use.CLIENT);
    hub = new HubProcess(folder.resolve("hub"));
    hub.start(
        """
        enforcers:
          ca: [%s]
        watch:
          revocation:
            every: 10s
            timeout: 2s
            authorities:
              - {name: watched, issuer-certificate: %s, crl: ["%s"], ocsp: ["%s"]}
        policies:
          parameters:
            authorities/crl-unreachable: {for: PT1S}
            authorities/ocsp-unreachable: {for: PT1S}
            authorities/ocsp-contradicts-crl: {for: PT1S}
        """
            .formatted(pki.yaml(), certificate(), server.url("/a.crl"), server.url("/ocsp")));
  }

  @AfterEach
  void end() {
    hub.close();
    server.close();
  }

  @Test
  void itFindsTheContradictionThenTheListThatRanOutThenTheSilence() {
    // Given
    eventually().until(() -> services().size() == 4);
    assertThat(services()).allMatch(one -> one.path("result").asText().equals("ANSWERED"));
    assertThat(services().toString()).contains("cn=keep device ca").contains("\"number\":\"7\"");
    assertThat(hub.client().get("/q/metrics").body())
        .contains("portcullis_watch_up{authority=\"watched\",kind=\"crl\"")
        .contains("portcullis_watch_crl_remaining_seconds{");
    assertThat(findings()).isEmpty();
    // When
    server.answering(OcspAnswer.of(authority, keys, serial -> OcspAnswer.GOOD)::to);
    // Then
    found("authorities/ocsp-contradicts-crl");
    assertThat(explained().path("facts").toString()).contains("of 1267, revoked by the CRL");

    // When
    Instant over = Instant.now().minusSeconds(1);
    server.list("/a.crl", list(8, over.minusSeconds(3600), over));
    // Then
    found("authorities/crl-stale");

    // When
    server.close();
    // Then
    found("authorities/crl-unreachable");
    found("authorities/ocsp-unreachable");
    assertThat(findings()).as("known while it is away").contains("authorities/crl-stale");
    assertThat(hub.client().admitted(WATCHED)).as("they observe").isEqualTo("GOOD");
    assertThat(own()).as("the hub's own authority is well").isEmpty();
  }

  private void found(String rule) {
    eventually().until(() -> findings().contains(rule));
  }

  private String findings() {
    JsonNode open = explained().path("findings");
    return open.isEmpty() ? "" : open.toString();
  }

  private String own() {
    JsonNode open =
        hub.client()
            .explain("authority-name=cn=keep device ca,o=keep")
            .orElseThrow()
            .path("findings");
    return open.isEmpty() ? "" : open.toString();
  }

  private JsonNode explained() {
    return hub.client().explain(WATCHED).orElse(MissingNode.getInstance());
  }

  private List<JsonNode> services() {
    JsonNode all = hub.client().get("/watch/revocation").json();
    return StreamSupport.stream(all.spliterator(), false).toList();
  }

  private byte[] list(long number, Instant from, Instant until) {
    return Crls.of(authority, keys, number, from, until, Map.of(LOST, KEY_COMPROMISE));
  }

  private Path certificate() throws Exception {
    return Files.writeString(folder.resolve("watched.pem"), Keys.pem(authority));
  }

  private static ConditionFactory eventually() {
    return Awaitility.await().atMost(SOON).pollInterval(Duration.ofMillis(200));
  }
}
