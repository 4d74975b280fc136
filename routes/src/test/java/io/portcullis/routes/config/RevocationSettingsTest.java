package io.portcullis.routes.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RevocationSettingsTest {
  private static final String WATCHED = "name: a, issuer-certificate: a.pem";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{every: 9s} | watch.revocation.every",
        "{every: 25h} | watch.revocation.every",
        "{timeout: 99ms} | watch.revocation.timeout",
        "{timeout: 61s} | watch.revocation.timeout",
        "{at-once: 0} | watch.revocation.at-once",
        "{delay-limit: 999ms} | watch.revocation.delay-limit",
        "{delay-limit: 8d} | watch.revocation.delay-limit",
        "{crl-growth: 1.09} | watch.revocation.crl-growth: must be 1.1 to 100, is 1.09",
        "{crl-growth: 100.1} | watch.revocation.crl-growth",
        "{at-once: 65} | watch.revocation.at-once",
        "{from-certificates: {hosts: ['a*']}} | from-certificates.hosts",
        "{from-certificates: {networks: ['10.0.0.0/33']}} | from-certificates.networks",
        "{authority: []} | watch.revocation.authority",
      })
  void whatIsWrongIsNamed(String revocation, String problem) {
    assertThatThrownBy(() -> load(revocation))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name: a, crl: ['http://a/'] | issuer-certificate: is missing",
        "name: a, issuer-certificate: a.pem | one of crl and ocsp is wanted",
        "name: A, issuer-certificate: a.pem, crl: ['http://a/'] | [0].name",
        "name: a, issuer-certificate: a.pem, crl: ['ldap://a/'] | [0].crl",
        "name: a, issuer-certificate: a.pem, ocsp: ['file:///a'] | [0].ocsp",
        "name: a, issuer-certificate: a.pem, crl: ['http://a/'], every: 9s | [0].every",
      })
  void whatIsWrongWithAnAuthorityIsNamed(String authority, String problem) {
    assertThatThrownBy(() -> load("{authorities: [{" + authority + "}]}"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(problem);
  }

  @Test
  void moreAddressesThanAreLookedAtAreRefused() {
    assertThatThrownBy(() -> load("{authorities: [{%s, crl: %s}]}".formatted(WATCHED, urls(17))))
        .hasMessageContaining("crl: must be at most 16");
  }

  @Test
  void theBoundsAreSound() throws IOException {
    // When
    RevocationSettings settings =
        load(
            "{every: 10s, timeout: 1m, at-once: 64, authorities: [{%s, crl: %s, ocsp: %s}]}"
                .formatted(WATCHED, urls(16), urls(16)));
    // Then
    assertThat(settings.authorities().getFirst().crl()).hasSize(16);
  }

  @Test
  void leftOutThoseOfTheEnforcersAreLookedAt() throws IOException {
    // When
    RevocationSettings settings = load("{}");
    // Then
    assertThat(settings.enforcers()).isTrue();
    assertThat(settings.every()).isEqualTo(Duration.ofMinutes(5));
    assertThat(settings.crlGrowth()).isEqualTo(2);
    assertThat(settings.authorities()).isEmpty();
  }

  private static String urls(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "'http://a.example/" + i + "'")
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private RevocationSettings load(String revocation) throws IOException {
    String yaml = "watch: {revocation: " + revocation + "}\n";
    return ConfigLoader.load(Files.writeString(folder.resolve("portcullis.yaml"), yaml))
        .watch()
        .revocation();
  }
}
