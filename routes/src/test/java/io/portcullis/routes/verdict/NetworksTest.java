package io.portcullis.routes.verdict;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import io.portcullis.model.Standing;
import io.portcullis.routes.config.NetworkSettings;
import io.portcullis.routes.config.NetworkSettings.WhenUnknown;
import io.portcullis.routes.verdict.Authorise.Answer;

import static org.assertj.core.api.Assertions.assertThat;

/** What a network's settings change in the answer, and what they never change. */
class NetworksTest {
  private static final Instant NOW = Verdicts.NOW;
  private static final Duration HOUR = Duration.ofHours(1);
  private static final String FOREIGN = Verdict.certificateKey("CN=Other", "77");
  private static final String HEX = "ab".repeat(32);

  @TempDir private Path folder;
  private Verdicts verdicts;

  @BeforeEach
  void open() {
    verdicts = new Verdicts(folder);
  }

  @AfterEach
  void close() {
    verdicts.close();
  }

  @Test
  void whatAnOwnAuthorityNeverIssuedIsRefusedThoughTheNetworkFailsOpen() throws IOException {
    // When
    Answer answer = ask(login(Verdicts.ISSUER, "b1", ""), open(HOUR));
    // Then
    assertThat(answer.allowed()).isFalse();
    assertThat(text(answer)).contains("never issued");
  }

  @Test
  void aSecondCertificateOfTheSameNumberIsRefusedThoughTheNetworkFailsOpen() throws IOException {
    // Given
    verdicts.holds(FOREIGN, "dev-1", "cd".repeat(32), Standing.GOOD);
    // When
    Answer answer = ask(login("CN=Other", "77", HEX), open(HOUR));
    // Then
    assertThat(answer.allowed()).isFalse();
    assertThat(text(answer)).contains("another certificate");
  }

  @ParameterizedTest
  @EnumSource(names = {"REVOKED", "QUARANTINED"})
  void aNoNeverGrowsOld(Standing standing) throws IOException {
    // Given
    verdicts.holds(FOREIGN, standing);
    verdicts.store().current(NOW.minus(Duration.ofDays(300)));
    // When
    Answer answer = ask(login("CN=Other", "77", ""), open(HOUR));
    // Then
    assertThat(answer.allowed()).isFalse();
  }

  @Test
  void aYesGrowsTooOldWhereTheNetworkFailsClosed() throws IOException {
    verdicts.holds(FOREIGN, Standing.GOOD);
    NetworkSettings closed = network(WhenUnknown.FAIL_CLOSED, Optional.of(HOUR));
    assertThat(ask(login("CN=Other", "77", ""), closed).allowed()).isFalse();
    verdicts.store().current(NOW.minus(HOUR).minusMillis(1));
    assertThat(ask(login("CN=Other", "77", ""), closed).allowed()).isFalse();
    verdicts.store().current(NOW.minus(HOUR));
    assertThat(ask(login("CN=Other", "77", ""), closed).allowed()).isTrue();
  }

  @Test
  void aYesThatIsOldStaysAYesWhereTheNetworkFailsOpen() throws IOException {
    verdicts.holds(FOREIGN, Standing.GOOD);
    assertThat(ask(login("CN=Other", "77", ""), open(HOUR)).allowed()).isTrue();
  }

  @Test
  void whatIsNotKnownIsLetInWhereTheNetworkFailsOpen() throws IOException {
    // When
    Answer unknown = ask(login("CN=Other", "99", ""), open(HOUR));
    Answer issuedButNotKnown = ask(login(Verdicts.ISSUER, "a1", ""), open(HOUR));
    // Then
    assertThat(unknown.allowed()).isTrue();
    assertThat(unknown.attributes().toString()).contains("portcullis:unknown").contains("10");
    assertThat(unknown.asOf()).isEmpty();
    assertThat(issuedButNotKnown.allowed()).isTrue();
  }

  @Test
  void theAnswerTellsBothTimes() throws IOException {
    // Given
    verdicts.holds(FOREIGN, Standing.GOOD);
    verdicts.store().current(NOW.plusSeconds(5));
    // When
    Answer answer = ask(login("CN=Other", "77", ""), open(HOUR));
    // Then
    assertThat(answer.asOf()).contains(NOW);
    assertThat(answer.storeAsOf()).contains(NOW.plusSeconds(5));
  }

  @Test
  void aYesNamesTheNormalNetworkAndTheCertificate() throws IOException {
    // Given
    verdicts.holds(FOREIGN, Standing.GOOD);
    // When
    Answer answer = ask(login("CN=Other", "0077", ""), open(HOUR));
    // Then: as accounting's parser takes it apart
    assertThat(answer.attributes())
        .containsEntry("reply:Tunnel-Type", "VLAN")
        .hasEntrySatisfying(
            "reply:Class", c -> assertThat(c.toString()).contains("cert=77|CN=Other"));
  }

  @Test
  void aFingerprintFindsTheCertificateToo() throws IOException {
    // Given
    verdicts.holds(Verdict.fingerprintKey(HEX), Standing.GOOD);
    // When
    Answer answer = ask("{\"sha256\": \"" + HEX.toUpperCase() + "\"}", closed());
    // Then
    assertThat(answer.allowed()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.7, '', '', first",
    "198.51.100.1, ap-7, '', second",
    "198.51.100.1, '', 02-00-5E-00-00-01:staff-5g, third",
    "198.51.100.1, '', 02-00-5E-00-00-01:guest, none",
    "'', 'ap-', 02-00-5E-00-00-01, second"
  })
  void aLoginBelongsToTheFirstNetworkThatItMatches(
      String nas, String identifier, String called, String vlan) throws IOException {
    // Given
    verdicts.holds(FOREIGN, Standing.GOOD);
    Networks networks =
        new Networks(
            List.of(
                place(List.of("192.0.2.0/24"), List.of(), List.of(), "first"),
                place(List.of(), List.of("ap-*"), List.of(), "second"),
                place(List.of(), List.of(), List.of("st?ff*"), "third")),
            Optional.empty());
    String login =
        """
        {"NAS-IP-Address": {"value": ["%s"]}, "NAS-Identifier": {"value": ["%s"]},
         "Called-Station-Id": {"value": ["%s"]},
         "TLS-Client-Cert-Serial": {"value": ["77"]}, "TLS-Client-Cert-Issuer": {"value": ["CN=Other"]}}
        """
            .formatted(nas, identifier, called);
    // When
    Answer answer = verdicts.ask(login, networks, NOW);
    // Then
    String given =
        answer.attributes().getOrDefault("reply:Tunnel-Private-Group-Id", "none").toString();
    assertThat(given).contains(vlan);
  }

  private Answer ask(String login, NetworkSettings network) throws IOException {
    return verdicts.ask(login, new Networks(List.of(network), Optional.empty()), NOW);
  }

  private static String login(String issuer, String serial, String sha256) {
    return "{\"issuer\": \"%s\", \"serial\": \"%s\", \"sha256\": \"%s\"}"
        .formatted(issuer, serial, sha256);
  }

  private static String text(Answer answer) {
    return answer.attributes().toString();
  }

  private static NetworkSettings open(Duration age) {
    return network(WhenUnknown.FAIL_OPEN, Optional.of(age));
  }

  private static NetworkSettings closed() {
    return network(WhenUnknown.FAIL_CLOSED, Optional.empty());
  }

  private static NetworkSettings network(WhenUnknown when, Optional<Duration> age) {
    return new NetworkSettings(
        "staff", List.of(), List.of(), List.of(), Optional.empty(), Optional.of("10"), when, age);
  }

  private static NetworkSettings place(
      List<String> nas, List<String> identifiers, List<String> ssids, String vlan) {
    return new NetworkSettings(
        vlan,
        nas,
        identifiers,
        ssids,
        Optional.empty(),
        Optional.of(vlan),
        WhenUnknown.FAIL_CLOSED,
        Optional.empty());
  }
}
