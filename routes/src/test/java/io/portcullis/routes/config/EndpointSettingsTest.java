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

import io.portcullis.connectors.ca.endpoint.StartTls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EndpointSettingsTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{every: 9s} | watch.endpoints.every",
        "{every: 25h} | watch.endpoints.every",
        "{timeout: 99ms} | watch.endpoints.timeout",
        "{timeout: 61s} | watch.endpoints.timeout",
        "{at-once: 0} | watch.endpoints.at-once",
        "{at-once: 65} | watch.endpoints.at-once",
        "{per-second: 0} | watch.endpoints.per-second",
        "{per-second: 101} | watch.endpoints.per-second",
        "{servers: [{port: 443}]} | servers[0].host: is missing",
        "{servers: [{host: 'a b'}]} | servers[0].host",
        "{servers: [{host: a, port: 0}]} | servers[0].port",
        "{servers: [{host: a, port: 65536}]} | servers[0].port",
        "{servers: [{host: a, start-tls: ftp}]} | servers[0].start-tls",
        "{servers: [{host: a, names: ['*']}]} | servers[0].names",
        "{servers: [{host: a}, {host: a}]} | a:443",
        "{files: [{password: secret, path: a}]} | files[0].password",
        "{files: [{path: a}, {path: a}]} | watch.endpoints.files",
        "{inventory: {hosts: ['a*b']}} | inventory.hosts",
        "{inventory: {networks: ['10.0.0.0/33']}} | inventory.networks",
      })
  void whatIsWrongIsNamed(String endpoints, String problem) {
    assertThatThrownBy(() -> load(endpoints))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(problem);
  }

  @Test
  void moreServersThanAreLookedAtAreRefused() throws Exception {
    // Given
    load("{servers: %s}".formatted(servers(500)));
    // When
    String more = "{servers: %s}".formatted(servers(501));
    // Then
    assertThatThrownBy(() -> load(more)).hasMessageContaining("must be at most 500");
  }

  @Test
  void nothingIsLookedAtUnlessItIsConfigured() throws Exception {
    // When
    EndpointSettings settings = load("{}");
    // Then
    assertThat(settings.any()).isFalse();
    assertThat(settings.every()).isEqualTo(Duration.ofHours(1));
    assertThat(settings.inventory().hosts()).isEmpty();
  }

  @Test
  void aServerHasDefaults() throws Exception {
    // When
    EndpointSettings settings = load("{servers: [{host: '2001:db8::1'}]}");
    // Then
    assertThat(settings.any()).isTrue();
    assertThat(settings.servers().getFirst().port()).isEqualTo(443);
    assertThat(settings.servers().getFirst().startTls()).isEqualTo(StartTls.NONE);
  }

  private static String servers(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "{host: h%d}".formatted(i))
        .collect(Collectors.joining(",", "[", "]"));
  }

  private EndpointSettings load(String endpoints) throws IOException {
    Path file =
        Files.writeString(folder.resolve("p.yaml"), "watch: {endpoints: %s}".formatted(endpoints));
    return ConfigLoader.load(file).watch().endpoints();
  }
}
