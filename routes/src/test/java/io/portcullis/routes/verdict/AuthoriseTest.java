package io.portcullis.routes.verdict;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Standing;
import io.portcullis.routes.verdict.Authorise.Answer;

import static org.assertj.core.api.Assertions.assertThat;

class AuthoriseTest {
  private static final Instant NOW = Instant.parse("2026-04-01T10:00:00Z");
  private static final String LOGIN =
      """
      {"TLS-Client-Cert-Serial": {"type": "string", "value": ["0a1b"]},
       "TLS-Client-Cert-Issuer": {"type": "string", "value": ["/O=Moat/CN=Issuing"]},
       "Calling-Station-Id": {"type": "string", "value": ["02-00-5E-00-00-17"]}}""";
  private static final String CERTIFICATE = Verdict.certificateKey("CN=Issuing,O=Moat", "A1B");
  private static final String MAC = Verdict.macKey("02:00:5e:00:00:17");

  @TempDir Path folder;
  private VerdictStore store;
  private long offset;

  @BeforeEach
  void open() {
    store = new VerdictStore(folder, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "null",
        "7",
        "{\"Calling-Station-Id\": {\"value\": [\"nonsense\"]}}",
        "{\"TLS-Client-Cert-Serial\": {\"value\": [\"zz\"]},"
            + "\"TLS-Client-Cert-Issuer\": {\"value\": [\"CN=x\"]}}",
        "{\"TLS-Client-Cert-Serial\": [], \"TLS-Client-Cert-Issuer\": {\"value\": {}}}"
      })
  void whoIsNotKnownIsRefused(String question) throws IOException {
    assertThat(ask(question, Optional.of("99")).allowed()).isFalse();
  }

  @Test
  void anUnknownCertificateIsRefusedThoughItsDeviceIsKnown() throws IOException {
    holds(MAC, Standing.GOOD);
    // When
    Answer answer = ask(LOGIN, Optional.of("99"));
    // Then
    assertThat(answer.allowed()).isFalse();
    assertThat(message(answer)).contains("certificate is not known");
  }

  @Test
  void whoIsRevokedIsRefusedWithTheReason() throws IOException {
    holds(CERTIFICATE, Standing.REVOKED);
    // When
    Answer answer = ask(LOGIN, Optional.of("99"));
    // Then
    assertThat(answer.allowed()).isFalse();
    assertThat(message(answer)).contains("because of %{nothing}").contains("do_xlat=false");
    assertThat(answer.asOf()).isEqualTo(NOW.toString());
  }

  @Test
  void theStricterOfCertificateAndDeviceCounts() throws IOException {
    holds(CERTIFICATE, Standing.GOOD);
    holds(MAC, Standing.REVOKED);
    assertThat(ask(LOGIN, Optional.of("99")).allowed()).isFalse();
  }

  @Test
  void theCertificateSaysWhoseLoginItIsAtASharedDockingStation() throws IOException {
    holds(CERTIFICATE, Standing.GOOD);
    holds(MAC, "dev-2", Standing.REVOKED);
    assertThat(ask(LOGIN, Optional.of("99")).allowed()).isTrue();
  }

  @Test
  void quarantineIsANetworkWhereThereIsOneAndElseARefusal() throws IOException {
    holds(CERTIFICATE, Standing.QUARANTINED);
    // When
    Answer moved = ask(LOGIN, Optional.of("99"));
    Answer refused = ask(LOGIN, Optional.empty());
    // Then
    assertThat(moved.allowed()).isTrue();
    assertThat(moved.attributes().toString())
        .contains("reply:Tunnel-Private-Group-Id")
        .contains("99");
    assertThat(refused.allowed()).isFalse();
  }

  @Test
  void whoIsGoodOrWatchedIsLetIn() throws IOException {
    holds(CERTIFICATE, Standing.WATCHED);
    // When
    Answer answer = ask(LOGIN, Optional.of("99"));
    // Then
    assertThat(answer.allowed()).isTrue();
    assertThat(answer.attributes()).containsOnlyKeys("reply:Class");
  }

  @Test
  void aDeviceWithoutCertificateIsKnownByItsAddress() throws IOException {
    holds(MAC, Standing.GOOD);
    // When
    Answer answer = ask("{\"Calling-Station-Id\": \"0200.5e00.0017\"}", Optional.empty());
    // Then
    assertThat(answer.allowed()).isTrue();
  }

  @Test
  void whatIsTakenBackIsNoLongerKnown() throws IOException {
    holds(CERTIFICATE, Standing.GOOD);
    // When
    store.read(new ConsumerRecord<>("verdicts", 0, offset++, CERTIFICATE, null));
    // Then
    assertThat(ask(LOGIN, Optional.empty()).allowed()).isFalse();
  }

  @Test
  void theStoreAnswersAfterARestart() throws IOException {
    holds(CERTIFICATE, Standing.GOOD);
    store.close();
    // When
    store = new VerdictStore(folder, Clock.fixed(NOW, ZoneOffset.UTC));
    // Then
    assertThat(ask(LOGIN, Optional.empty()).allowed()).isTrue();
    assertThat(store.position(0)).hasValue(1);
  }

  private void holds(String key, Standing standing) {
    holds(key, "dev-1", standing);
  }

  private void holds(String key, String subject, Standing standing) {
    Verdict verdict = new Verdict(subject, "tablet", standing, "because of %{nothing}", 3, NOW);
    store.read(new ConsumerRecord<>("verdicts", 0, offset++, key, Json.bytes(verdict)));
  }

  private Answer ask(String question, Optional<String> vlan) throws IOException {
    return new Authorise(store, vlan).ask(Json.VENDOR.readTree(question));
  }

  private static String message(Answer answer) {
    Map<String, Object> attributes = answer.attributes();
    return attributes.get("reply:Reply-Message").toString();
  }
}
