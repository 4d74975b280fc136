package io.portcullis.routes.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ConfigLoaderTest {
  private static final String VALUE = "sh0uld-never-be-seen";

  @TempDir Path folder;

  @Test
  void everyProblemIsReportedInOneGo() throws IOException {
    // Given
    String yaml =
        """
        htp: {}
        http: {port: 99999}
        syslog: [{port: 6514, source: nobody}]
        sources:
          - {name: okta, type: okta}
          - {name: okta, type: okta, auth: hmack}
          - {name: okta, type: okta}
        enforcers:
          radius:
            - {name: nas, host: 192.0.2.1, secret: hunter2, normal-vlan: '1'}
        guard: {per-rule: 90, overall: 60}
        """;
    // When
    ConfigException refused = refused(yaml);
    // Then
    assertThat(refused.problems())
        .extracting(ConfigProblem::path)
        .containsExactlyInAnyOrder(
            "htp",
            "http.port",
            "sources[1].auth.hmack",
            "sources",
            "enforcers.radius[0].secret",
            "guard.per-rule");
    assertThat(refused).hasMessageContaining("6 problems").hasMessageNotContaining("hunter2");
  }

  @Test
  void aSourceOfAnUnknownTypeIsRefused() throws IOException {
    // When
    ConfigException refused = refused("sources: [{name: cmdb, type: inventry}]\n");
    // Then
    assertThat(refused.problems())
        .containsExactly(
            new ConfigProblem("sources[0].type", "is \"inventry\"; did you mean \"inventory\"?"));
  }

  @Test
  void aListenerOfAnUnknownSourceIsRefused() throws IOException {
    // When
    ConfigException refused =
        refused("syslog: [{port: 6514, source: oktta}]\nsources: [{name: okta, type: okta}]\n");
    // Then
    assertThat(refused.problems())
        .containsExactly(
            new ConfigProblem(
                "syslog", "port 6514: no source is named \"oktta\"; did you mean \"okta\"?"));
  }

  @Test
  void aSourceThatWantsCertificatesWhereNobodyAsksForThemIsRefused() throws IOException {
    // When
    ConfigException refused =
        refused(
            """
            http: {tls: {certificate: a, key: b}}
            sources: [{name: okta, type: okta, auth: {mtls: {accept: [dns=s.example.net]}}}]
            """);
    // Then
    assertThat(refused.problems())
        .containsExactly(
            new ConfigProblem(
                "sources[0].auth.mtls",
                "needs http.tls.client-ca: the authority of the senders' certificates"));
  }

  @Test
  void whatIsNoYamlIsRefusedWithItsLineAndWithoutQuotingIt() throws IOException {
    // When
    ConfigException refused = refused("data:\n  folder: [" + VALUE + "\nhttp: {}\n");
    // Then
    assertThat(refused).hasMessageContaining("line ").hasMessageContaining("not YAML");
    assertThat(refused).hasMessageNotContaining(VALUE);
  }

  @Test
  void aKeyThatStandsTwiceIsRefused() throws IOException {
    assertThat(refused("data: {}\ndata: {}\n")).hasMessageContaining("Duplicate key 'data'");
  }

  @Test
  void aFileOverTheLimitIsRefused() throws IOException {
    assertThat(refused("#".repeat((1 << 20) + 1))).hasMessageContaining("longer than 1048576");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    // When
    ConfigException refused =
        catchThrowableOfType(
            ConfigException.class, () -> ConfigLoader.load(folder.resolve("none.yaml")));
    // Then
    assertThat(refused).hasMessageContaining("none.yaml").hasMessageContaining("does not exist");
  }

  @Test
  void secretsThatCanNotBeReadAreProblemsWithTheirPath() throws IOException {
    // Given
    Path file =
        write("enforcers: {radius: [{name: n, host: 192.0.2.1, secret: 'env:PORTCULLIS_NONE'}]}\n");
    // When
    ConfigException refused =
        catchThrowableOfType(ConfigException.class, () -> ConfigLoader.loadWithSecrets(file));
    // Then
    assertThat(refused.problems())
        .containsExactly(
            new ConfigProblem("enforcers.radius[0].secret", "env:PORTCULLIS_NONE is not set"));
  }

  @Test
  void noSecretReachesTheTextOfAConfiguration() throws IOException {
    // Given
    Path secret = Files.writeString(folder.resolve("nas.secret"), VALUE);
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    Path file =
        write("enforcers: {radius: [{name: n, host: 192.0.2.1, secret: 'file:nas.secret'}]}\n");
    // When
    PortcullisConfig config = ConfigLoader.loadWithSecrets(file);
    // Then
    assertThat(config.enforcers().radius().get(0).secret().reveal()).isEqualTo(VALUE);
    assertThat(config.toString()).contains("nas.secret").doesNotContain(VALUE);
  }

  @Test
  void anEmptyFileIsASoundConfiguration() throws IOException {
    // When
    PortcullisConfig config = ConfigLoader.load(write("\n# nothing\n"));
    // Then
    assertThat(config).isEqualTo(ConfigLoader.defaults(folder));
    assertThat(config.http().listenPort()).isEqualTo(8080);
    assertThat(config.kafka().embedded()).isTrue();
  }

  private ConfigException refused(String yaml) throws IOException {
    Path file = write(yaml);
    return catchThrowableOfType(ConfigException.class, () -> ConfigLoader.load(file));
  }

  private Path write(String yaml) throws IOException {
    return Files.writeString(folder.resolve("portcullis.yaml"), yaml);
  }
}
