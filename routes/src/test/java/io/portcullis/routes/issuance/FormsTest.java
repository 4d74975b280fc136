package io.portcullis.routes.issuance;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Ids;
import io.portcullis.model.Standing;
import io.portcullis.routes.verdict.Verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** How fronts ask and are answered. step-ca's questions are of the form of its webhook/types.go. */
class FormsTest {
  private static final Instant NOW = Instant.parse("2026-04-01T10:00:00Z");
  private static final byte[] KEY = "a public key".getBytes(StandardCharsets.UTF_8);
  private static final String SPKI = "ab".repeat(32);
  private static final String ENRICHING =
      """
      {"timestamp": "2026-04-01T12:00:03.123456789+02:00", "provisionerName": "devices",
       "attestationData": {"permanentIdentifier": "C02XL0GTJGH5"},
       "x509CertificateRequest": {"version": 0, "subject": {"commonName": "slate-17"},
         "dnsNames": ["slate-17.keep.example"], "emailAddresses": null, "ipAddresses": ["192.0.2.7"],
         "uris": [], "sans": null, "publicKey": "%s", "publicKeyAlgorithm": "ECDSA"}}
      """
          .formatted(Base64.getEncoder().encodeToString(KEY));
  private static final String AUTHORIZING =
      """
      {"timestamp": "2026-04-01T10:00:00Z",
       "x509Certificate": {"subject": {"commonName": "slate-17"}, "issuer": {},
         "sans": [{"type": "email", "value": "ada@keep.example"}],
         "notBefore": "2026-04-01T10:00:00Z", "notAfter": "2026-04-08T10:00:00Z"}}
      """;
  private static final Answer SHORTER =
      Answer.allow("WATCHED: why", verdict(Standing.WATCHED), Optional.of(Duration.ofHours(2)));
  private static final Answer DENIED = Answer.deny("REVOKED: why", verdict(Standing.REVOKED));

  private final Form plain = new PlainForm(false);
  private final Form stepCa = new StepCaForm(false, List.of("device-serial=apple:{id}"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "not json!no JSON",
        "[]!no JSON object",
        "{\"renew\": {}}!none of authority",
        "{\"subject\": [\"group=staff\"]}!subject: a group",
        "{\"subject\": [\"serial=1\"]}!subject: \"serial\" is no type",
        "{\"subject\": [7]}!subject: must be a list of texts",
        "{\"spki\": \"abc\"}!spki: must be a SHA-256",
        "{\"lifetimeSeconds\": 0}!lifetimeSeconds: must be",
        "{\"lifetimeSeconds\": \"1h\"}!lifetimeSeconds: must be",
        "{\"renews\": {\"serial\": \"xyz\"}}!renews.serial: is no hex",
        "{\"renews\": {}}!renews.serial: is no hex"
      })
  void aPlainQuestionThatIsWrongIsToldWhere(String body, String why) {
    assertThatThrownBy(() -> plain.read(bytes(body), NOW))
        .isInstanceOf(Unreadable.class)
        .hasMessageContaining(why);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"timestamp\": \"2026-04-01T10:00:00Z\", \"sshCertificateRequest\": {\"keyID\": \"x\"}}",
        "{\"timestamp\": \"2026-04-01T09:54:59Z\", \"x509CertificateRequest\": {}}",
        "{\"timestamp\": \"2026-04-01T10:00:00Z\", \"x509Certificate\": {}}",
        "{\"timestamp\": \"2026-04-01T10:00:00Z\", \"x509CertificateRequest\": {\"dnsNames\": [1]}}",
        "{\"timestamp\": \"2026-04-01T10:00:00Z\", \"x509CertificateRequest\": {\"publicKey\": \"%\"}}",
        "{\"timestamp\": \"2026-04-01T10:00:00Z\", \"x509CertificateRequest\": {},"
            + " \"x5cCertificate\": {\"raw\": \"AAAA\"}}"
      })
  void aWebhookThatIsWrongOrOldIsRefused(String body) {
    assertThatThrownBy(() -> stepCa.read(bytes(body), NOW)).isInstanceOf(Unreadable.class);
  }

  @Test
  void namesAreBounded() throws Exception {
    // Given
    List<String> most = java.util.Collections.nCopies(RequestedNames.MOST, "a.example");
    RequestedNames.of(most);
    // When, Then
    assertThatThrownBy(
            () -> RequestedNames.of(java.util.Collections.nCopies(RequestedNames.MOST + 1, "a")))
        .hasMessageContaining("at most 64");
    assertThatThrownBy(() -> RequestedNames.of(List.of("a".repeat(513))))
        .hasMessageContaining("at most 512");
  }

  @Test
  void idsAreCertainAndAskedNamesAreNot() throws Exception {
    // When
    Application read =
        plain.read(
            bytes(
                """
                {"authority": "CN=Own CA", "subject": ["mdm-device=intune:d-1", "mac=02005e000017"],
                 "names": ["Slate-17.keep.example", "ada@keep.example", "192.0.2.7"],
                 "spki": "%s", "lifetimeSeconds": 3600, "renews": {"serial": "0A:7F"}}
                """
                    .formatted(SPKI)),
            NOW);
    // Then
    assertThat(read.certain())
        .containsExactlyInAnyOrder(
            Alias.vendor(AliasType.MDM_DEVICE, "intune", "d-1"),
            new Alias(AliasType.SPKI_SHA256, SPKI));
    assertThat(read.hints())
        .containsExactlyInAnyOrder(
            new Alias(AliasType.MAC, "02:00:5e:00:00:17"),
            host("slate-17.keep.example"),
            host("slate-17"),
            new Alias(AliasType.UPN, "ada@keep.example"),
            new Alias(AliasType.EMAIL, "ada@keep.example"),
            new Alias(AliasType.IP, "192.0.2.7"));
    assertThat(read.held()).containsExactly(new Application.Held("CN=Own CA", "0A:7F"));
    assertThat(read.life()).contains(Duration.ofHours(1));
  }

  @Test
  void whatTheFrontHasProvedIsCertainButNoPartOfIt() throws Exception {
    // When
    Application read =
        new PlainForm(true).read(bytes("{\"names\": [\"slate-17.keep.example\"]}"), NOW);
    // Then
    assertThat(read.certain()).containsExactly(host("slate-17.keep.example"));
    assertThat(read.hints()).containsExactly(host("slate-17"));
  }

  @Test
  void anEnrichingWebhookIsRead() throws Exception {
    // When
    Application read = stepCa.read(bytes(ENRICHING), NOW);
    // Then
    assertThat(read.certain())
        .containsExactlyInAnyOrder(
            new Alias(AliasType.SPKI_SHA256, Ids.sha256(KEY)),
            new Alias(AliasType.DEVICE_SERIAL, "apple:c02xl0gtjgh5"));
    assertThat(read.names()).containsExactly("slate-17", "slate-17.keep.example", "192.0.2.7");
    assertThat(read.fixed()).isFalse();
    assertThat(read.life()).isEmpty();
    assertThat(read.authority()).isEqualTo("devices");
  }

  @Test
  void anAuthorizingWebhookHasItsLifeFixed() throws Exception {
    // When
    Application read = stepCa.read(bytes(AUTHORIZING), NOW);
    // Then
    assertThat(read.fixed()).isTrue();
    assertThat(read.life()).contains(Duration.ofDays(7));
    assertThat(read.hints()).contains(new Alias(AliasType.EMAIL, "ada@keep.example"));
  }

  @Test
  void whoLooksAtTheStatusAloneIsRight() {
    // When
    Form.Reply yes = plain.reply(SHORTER);
    Form.Reply no = plain.reply(DENIED);
    // Then
    assertThat(yes.status()).isEqualTo(200);
    assertThat(json(yes).path("decision").asText()).isEqualTo("allow-shorter");
    assertThat(json(yes).path("lifetimeSeconds").asInt()).isEqualTo(7200);
    assertThat(no.status()).isEqualTo(403);
    assertThat(json(no).path("decision").asText()).isEqualTo("deny");
    assertThat(json(no).path("reason").asText()).isEqualTo("REVOKED: why");
  }

  @Test
  void stepCaIsAnsweredByAllow() {
    // When
    Form.Reply yes = stepCa.reply(SHORTER);
    Form.Reply no = stepCa.reply(DENIED);
    // Then
    assertThat(yes.status()).isEqualTo(200);
    assertThat(json(yes).path("allow").asBoolean()).isTrue();
    assertThat(json(yes).at("/data/standing").asText()).isEqualTo("WATCHED");
    assertThat(no.status()).isEqualTo(200);
    assertThat(json(no).path("allow").asBoolean(true)).isFalse();
    assertThat(json(no).at("/error/code").asText()).isEqualTo("portcullis-revoked");
    assertThat(json(no).at("/error/message").asText()).contains("why");
  }

  private static JsonNode json(Form.Reply reply) {
    return Json.read(Json.bytes(reply.body()), JsonNode.class);
  }

  private static Alias host(String name) {
    return new Alias(AliasType.HOSTNAME, name);
  }

  private static Verdict verdict(Standing standing) {
    return new Verdict("dev-1", "slate-17", standing, "why", 1, NOW, "");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
