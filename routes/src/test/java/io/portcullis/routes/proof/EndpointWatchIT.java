package io.portcullis.routes.proof;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.stream.StreamSupport;
import javax.security.auth.x500.X500Principal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.connectors.api.FreePorts;
import io.portcullis.connectors.api.X509;
import io.portcullis.connectors.ca.testkit.Child;
import io.portcullis.connectors.ca.testkit.Keys;
import io.portcullis.connectors.ca.testkit.Program;

import static org.assertj.core.api.Assertions.assertThat;

/** OpenSSL's server with a certificate that is renewed, and what a hub makes of it. */
class EndpointWatchIT {
  private static final Duration SOON = Duration.ofSeconds(180);
  private static final String AUTHORITY = "CN=Shop CA";

  @TempDir private Path folder;
  private final KeyPair authorityKey = Keys.ec();
  private final KeyPair key = Keys.ec();
  private final int port = FreePorts.tcp();
  private final Instant now = Instant.now();
  private X509Certificate first;
  private X509Certificate second;
  private HubProcess hub;
  private Child server;

  @BeforeEach
  void open() throws Exception {
    Program.need("openssl", "openssl");
    first = certificate(1, now.minus(Duration.ofDays(20)));
    second = certificate(2, now.minus(Duration.ofDays(1)));
    Files.writeString(
        folder.resolve("root.pem"), Keys.pem(Keys.authority(AUTHORITY, authorityKey)));
    Files.writeString(folder.resolve("key.pem"), Keys.pem(key));
    Files.writeString(folder.resolve("1.pem"), Keys.pem(first));
    Files.writeString(folder.resolve("2.pem"), Keys.pem(second));
    server = serve("1.pem");
    hub = new HubProcess(folder.resolve("hub"));
    hub.start(
        """
        watch:
          endpoints:
            every: 10s
            timeout: 5s
            servers:
              - {host: 127.0.0.1, port: %d, names: [localhost], trust: %s, owner: shop team}
            files:
              - {path: %s}
        policies:
          parameters:
            certificates/not-deployed: {grace: PT0S}
            certificates/endpoint-away: {for: PT0S}
        """
            .formatted(port, folder.resolve("root.pem"), folder.resolve("1.pem")));
  }

  @AfterEach
  void end() {
    hub.close();
    server.close();
  }

  @Test
  void aRenewedCertificateIsNotUsedThenItIsAndThenTheServerIsGone() throws Exception {
    // Given
    String id = X509.certificate(first).sha256();
    // File and server are looked at apart, so the inventory learns of the two one after the other.
    eventually()
        .untilAsserted(
            () ->
                assertThat(hub.client().get("/certificates/" + id).body())
                    .contains("127.0.0.1:" + port, "1.pem", "shop team", "watch:endpoints"));
    assertThat(findings()).isEmpty();

    // When
    HubClient.Answer taken = hub.client().bring("cmdb", Keys.pem(second));
    // Then
    assertThat(taken.status()).as(taken.body()).isEqualTo(200);
    eventually().until(() -> findings().contains("certificates/not-deployed"));
    assertThat(remarks("127.0.0.1:" + port)).contains("number 1 is used, and there is number 2");

    // When
    server.close();
    server = serve("2.pem");
    Files.writeString(folder.resolve("1.pem"), Keys.pem(second));
    // Then
    eventually().until(() -> findings().isEmpty());
    assertThat(remarks("127.0.0.1:" + port)).isEqualTo("[]");

    // When
    server.close();
    // Then
    eventually().until(() -> findings().contains("certificates/endpoint-away"));
    assertThat(remarks("127.0.0.1:" + port)).contains("refused: ");
  }

  /** What is remarked of one target, as the hub tells it. */
  private String remarks(String endpoint) {
    JsonNode all = hub.client().get("/watch/endpoints").json();
    return StreamSupport.stream(all.spliterator(), false)
        .filter(one -> one.path("endpoint").asText().equals(endpoint))
        .findFirst()
        .orElseThrow()
        .path("remarks")
        .toString();
  }

  private String findings() {
    JsonNode open =
        hub.client()
            .explain("spki-sha256=" + X509.certificate(first).spki())
            .orElse(MissingNode.getInstance())
            .path("findings");
    return open.isEmpty() ? "" : open.toString();
  }

  private Child serve(String certificate) throws Exception {
    return Child.start(
            folder.resolve("server-" + certificate),
            Map.of(),
            "openssl",
            "s_server",
            "-quiet",
            "-accept",
            "127.0.0.1:" + port,
            "-cert",
            folder.resolve(certificate).toString(),
            "-key",
            folder.resolve("key.pem").toString())
        .await(this::answers);
  }

  private boolean answers() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  /** Both of the same key, so that one subject has all that is found. */
  private X509Certificate certificate(int number, Instant from) throws Exception {
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            new X500Principal(AUTHORITY),
            BigInteger.valueOf(number),
            Date.from(from),
            Date.from(from.plus(Duration.ofDays(90))),
            new X500Principal("CN=localhost"),
            key.getPublic());
    builder.addExtension(
        Extension.subjectAlternativeName,
        false,
        new GeneralNames(new GeneralName(GeneralName.dNSName, "localhost")));
    return new JcaX509CertificateConverter()
        .getCertificate(
            builder.build(
                new JcaContentSignerBuilder("SHA256withECDSA").build(authorityKey.getPrivate())));
  }

  private static ConditionFactory eventually() {
    return Awaitility.await().atMost(SOON).pollInterval(Duration.ofMillis(200));
  }
}
