package io.portcullis.routes.proof;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.connectors.ca.local.CertificateRequest.Use;
import io.portcullis.connectors.ca.local.SubjectAltName;
import io.portcullis.connectors.ca.local.SubjectAltName.Type;
import io.portcullis.routes.tls.SenderCa;

import static org.assertj.core.api.Assertions.assertThat;

/** A source that proves itself by a client certificate, at the port that all others use too. */
class MutualTlsIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Duration LIFE = Duration.ofDays(30);
  private static final SubjectAltName SENDER = new SubjectAltName(Type.DNS, "sender.keep.example");
  private static final SubjectAltName OTHER = new SubjectAltName(Type.DNS, "other.keep.example");

  @TempDir private static Path folder;
  private static SenderCa ca;
  private static HubProcess hub;

  @BeforeAll
  static void start() throws Exception {
    ca = new SenderCa(folder.resolve("ca"));
    Path certificate = folder.resolve("hub.crt");
    Path key = folder.resolve("hub.key");
    ca.issue("CN=hub", Use.SERVER, LIFE, new SubjectAltName(Type.IP, "127.0.0.1"))
        .write(certificate, key);
    String tls = "{certificate: %s, key: %s, client-ca: %s}".formatted(certificate, key, ca.file());
    hub =
        new HubProcess(folder.resolve("hub"), tls, Optional.of(ca.client(Optional.empty())))
            .start(
                """
                sources:
                  - name: okta
                    type: okta
                    auth: {mtls: {accept: [dns=sender.keep.example]}}
                """);
  }

  @AfterAll
  static void end() {
    hub.close();
  }

  @Test
  void whoeverShowsNoneOrAnothersCertificateIsToldWhyAndBringsNothingIn() throws Exception {
    refused(Optional.empty(), "there is no client certificate");
    refused(
        Optional.of(ca.issue("CN=sender", Use.CLIENT, LIFE, OTHER)),
        "the client certificate is not one of this source");
    refused(
        Optional.of(ca.issue("CN=sender", Use.CLIENT, Duration.ofHours(1), SENDER)),
        "the client certificate has expired");
    SenderCa stranger = new SenderCa(folder.resolve("stranger"));
    refused(
        Optional.of(stranger.issue("CN=sender", Use.CLIENT, LIFE, SENDER)),
        "the client certificate is of no authority in http.tls.client-ca");
  }

  private static void refused(Optional<SenderCa.Held> held, String why) throws Exception {
    String user = "u" + UUID.randomUUID();
    // When
    HubClient.Answer answer = post(held, user);
    // Then
    assertThat(answer.status()).as(why).isEqualTo(401);
    assertThat(answer.json().path("detail").asText()).isEqualTo(why);
    TopicReader topics = new TopicReader(hub.client().bootstrapServers());
    assertThat(topics.all("intake")).noneMatch(message -> message.toString().contains(user));
    assertThat(topics.all("dead-letters"))
        .extracting(letter -> letter.path("reason").asText())
        .contains(why);
  }

  @Test
  void theSenderIsLetInAndPeopleNeedNoCertificate() throws Exception {
    String user = "u" + UUID.randomUUID();
    // When
    HubClient.Answer answer =
        post(Optional.of(ca.issue("CN=sender", Use.CLIENT, LIFE, SENDER)), user);
    // Then
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    Awaitility.await().atMost(SOON).until(() -> explained(user).isPresent());
  }

  /** By the hub's own client, which shows no certificate. */
  private static Optional<JsonNode> explained(String user) {
    return hub.client().explain(Feeds.byOkta(user));
  }

  private static HubClient.Answer post(Optional<SenderCa.Held> held, String user) throws Exception {
    HubClient sender = new HubClient(hub.uri(), hub.data(), Optional.of(ca.client(held)));
    return sender.post("okta", Feeds.login(user, "id-" + user, Instant.now()));
  }
}
