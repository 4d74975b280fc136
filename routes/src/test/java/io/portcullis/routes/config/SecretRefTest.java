package io.portcullis.routes.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SecretRefTest {
  private static final String VALUE = "Tr0ub4dor-and-3";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {VALUE, "env:" + VALUE, "env:", "file:", "", "ENV:HOME", "env:1A"})
  void aSecretInPlaceOfAReferenceIsRefusedAndNotRepeated(String text) {
    assertThatThrownBy(() -> SecretRef.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("env:NAME or file:PATH")
        .hasMessageNotContaining(VALUE);
  }

  @Test
  void aFileThatEverybodyCanReadIsRefused() throws IOException {
    // Given
    SecretRef secret = file(VALUE, "rw-r--r--");
    // When, Then
    assertThat(secret.problem()).get().asString().contains("by everybody").doesNotContain(VALUE);
  }

  @Test
  void anEmptyFileIsRefused() throws IOException {
    assertThat(file("\n", "rw-------").problem()).get().asString().endsWith("is empty");
  }

  @Test
  void aFileOverTheLimitIsRefused() throws IOException {
    assertThat(file("x".repeat(64 * 1024 + 1), "rw-------").problem())
        .get()
        .asString()
        .endsWith("is longer than 65536 bytes");
  }

  @Test
  void aFileAtTheLimitIsRead() throws IOException {
    assertThat(file("x".repeat(64 * 1024), "rw-------").reveal()).hasSize(64 * 1024);
  }

  @Test
  void whatIsMissingIsNamed() {
    assertThat(SecretRef.parse("env:PORTCULLIS_TEST_NOT_SET").problem())
        .contains("env:PORTCULLIS_TEST_NOT_SET is not set");
    assertThat(SecretRef.parse("file:" + folder.resolve("none")).problem())
        .contains("file:" + folder.resolve("none") + " is not a file");
  }

  @Test
  void theValueComesWithoutTheLineEndAndIsNeverPrinted() throws IOException {
    // Given
    SecretRef secret = file(VALUE + "\n", "rw-r-----");
    // When
    String value = secret.reveal();
    // Then
    assertThat(value).isEqualTo(VALUE);
    assertThat(secret.toString()).startsWith("file:").doesNotContain(VALUE);
  }

  private SecretRef file(String content, String permissions) throws IOException {
    Path file = folder.resolve("secret");
    Files.writeString(file, content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    return SecretRef.parse("file:" + file);
  }
}
