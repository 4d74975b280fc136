package io.portcullis.routes.verdict;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.model.Standing;
import io.portcullis.routes.verdict.Authorise.Answer;

import static org.assertj.core.api.Assertions.assertThat;

class AuthoriseTest {
  private static final Instant NOW = Verdicts.NOW;
  private static final String LOGIN =
      """
      {"TLS-Client-Cert-Serial": {"type": "string", "value": ["0a1b"]},
       "TLS-Client-Cert-Issuer": {"type": "string", "value": ["/O=Moat/CN=Issuing"]},
       "Calling-Station-Id": {"type": "string", "value": ["02-00-5E-00-00-17"]}}""";
  private static final String CERTIFICATE = Verdict.certificateKey("CN=Issuing,O=Moat", "A1B");
  private static final String MAC = Verdict.macKey("02:00:5e:00:00:17");

  @TempDir Path folder;
  private Verdicts verdicts;

  @BeforeEach
  void open() {
    verdicts = new Verdicts(folder);
  }

  @AfterEach
  void close() {
    verdicts.close();
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
    assertThat(answer.asOf()).contains(NOW);
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
    verdicts.holds(MAC, "dev-2", "", Standing.REVOKED);
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
    verdicts.takeBack(CERTIFICATE);
    // Then
    assertThat(ask(LOGIN, Optional.empty()).allowed()).isFalse();
  }

  @Test
  void theStoreAnswersAfterARestart() throws IOException {
    holds(CERTIFICATE, Standing.GOOD);
    verdicts.close();
    // When
    verdicts = new Verdicts(folder);
    // Then
    assertThat(ask(LOGIN, Optional.empty()).allowed()).isTrue();
    assertThat(verdicts.store().position(0)).hasValue(1);
  }

  private void holds(String key, Standing standing) {
    verdicts.holds(key, standing);
  }

  private Answer ask(String question, Optional<String> vlan) throws IOException {
    return verdicts.ask(question, new Networks(List.of(), vlan), NOW);
  }

  private static String message(Answer answer) {
    return answer.attributes().get("reply:Reply-Message").toString();
  }
}
