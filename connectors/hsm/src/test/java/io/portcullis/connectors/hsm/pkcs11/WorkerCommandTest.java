package io.portcullis.connectors.hsm.pkcs11;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xipki.pkcs11.wrapper.PKCS11Module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WorkerCommandTest {
  @TempDir Path dir;

  private static Pkcs11Config config(Path module, List<Path> classPath) {
    return new Pkcs11Config(
        "n",
        module,
        "t",
        PinReference.parse("env:X"),
        Duration.ofSeconds(1),
        Map.of("SOFTHSM2_CONF", "/etc/s.conf"),
        classPath);
  }

  @Test
  void aMissingModuleIsNamed() {
    // Given
    WorkerCommand command = new WorkerCommand(config(dir.resolve("no.so"), List.of()), Map.of());
    // When / Then
    assertThatThrownBy(command::start)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no.so");
  }

  @Test
  void aMissingPartOfTheClassPathIsNamed() throws IOException {
    // Given
    Path module = Files.createFile(dir.resolve("m.so"));
    WorkerCommand command =
        new WorkerCommand(config(module, List.of(dir.resolve("gone.jar"))), Map.of());
    // When / Then
    assertThatThrownBy(command::start).hasMessageContaining("gone.jar");
  }

  @Test
  void theHubsSecretsDoNotReachTheChild() {
    // Given
    Map<String, String> hub = Map.of("DB_PASSWORD", "s3cret", "PATH", "/bin");
    // When
    Map<String, String> child =
        new WorkerCommand(config(Path.of("/m.so"), List.of()), hub).environment();
    // Then
    assertThat(child)
        .containsOnly(Map.entry("PATH", "/bin"), Map.entry("SOFTHSM2_CONF", "/etc/s.conf"));
  }

  @Test
  void theClassPathIsFoundFromTheClassesThemselves() {
    // When
    List<Path> found = WorkerClassPath.choose(List.of());
    // Then
    assertThat(found)
        .allMatch(Files::exists)
        .contains(WorkerClassPath.locate(PKCS11Module.class).orElseThrow())
        .hasSize(5);
  }

  @Test
  void aClassOfTheJdkHasNoPlace() {
    // When / Then
    assertThat(WorkerClassPath.locate(String.class)).isEmpty();
  }
}
