package io.portcullis.connectors.hsm.pkcs11;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PinReferenceTest {
  @TempDir Path dir;

  @Test
  void aPinWrittenOutIsRefusedAndNotRepeated() {
    // When / Then
    assertThatThrownBy(() -> PinReference.parse("739154"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("env:NAME or file:PATH")
        .hasMessageNotContaining("739154");
  }

  @Test
  void aMissingVariableIsNamed() {
    // Given
    PinReference pin = PinReference.parse("env:TOKEN_PIN");
    // When / Then
    assertThatThrownBy(() -> pin.read(Map.of()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("TOKEN_PIN");
  }

  @Test
  void aFileOverTheBoundIsRefused() throws IOException {
    // Given
    Path file = Files.writeString(dir.resolve("pin"), "§".repeat(PinReference.MAX_PIN + 1));
    // When / Then
    assertThatThrownBy(() -> PinReference.parse("file:" + file).read(Map.of()))
        .hasMessageContaining("too long")
        .hasMessageNotContaining("§");
  }

  @Test
  void anEmptyFileIsRefused() throws IOException {
    // Given
    Path file = Files.writeString(dir.resolve("pin"), "\n");
    // When / Then
    assertThatThrownBy(() -> PinReference.parse("file:" + file).read(Map.of()))
        .hasMessageContaining("empty");
  }

  @Test
  void aFileIsReadWithoutItsLineEnd() throws IOException {
    // Given
    Path file = Files.writeString(dir.resolve("pin"), "pín 7\r\n");
    // When
    char[] pin = PinReference.parse("file:" + file).read(Map.of());
    // Then
    assertThat(pin).isEqualTo("pín 7".toCharArray());
  }

  @Test
  void aVariableIsReadAnewEachTime() throws IOException {
    // Given
    PinReference pin = PinReference.parse("env:TOKEN_PIN");
    // When
    char[] read = pin.read(Map.of("TOKEN_PIN", "new"));
    // Then
    assertThat(read).isEqualTo("new".toCharArray());
    assertThat(pin.toString()).isEqualTo("InEnvironment[variable=TOKEN_PIN]");
  }
}
