package io.portcullis.connectors.radius.das;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SharedSecretTest {
  @Test
  void aSecretInPlaceOfAReferenceIsNotRepeated() {
    // When / Then
    assertThatThrownBy(() -> SharedSecret.resolve("drawbridge", name -> "x"))
        .hasMessageContaining("env:NAME")
        .hasMessageNotContaining("drawbridge");
  }

  @Test
  void aVariableThatIsNotSetIsNamed() {
    // When / Then
    assertThatThrownBy(() -> SharedSecret.resolve("env:DAS_SECRET", name -> null))
        .hasMessage("secret: nothing in env:DAS_SECRET");
  }

  @Test
  void aFileThatIsNotThereIsNamed(@TempDir Path dir) {
    // When / Then
    assertThatThrownBy(() -> SharedSecret.resolve("file:" + dir.resolve("das"), name -> ""))
        .hasMessageContaining("can not read file " + dir.resolve("das"));
  }

  @Test
  void itIsNeverPrinted() {
    // When
    String text = SharedSecret.of("drawbridge").toString();
    // Then
    assertThat(text).doesNotContain("drawbridge");
  }

  @Test
  void theLineEndOfAFileIsNotPartOfIt(@TempDir Path dir) throws Exception {
    // Given
    Path file = Files.writeString(dir.resolve("das"), "drawbridge\n");
    // When
    SharedSecret secret = SharedSecret.resolve("file:" + file, name -> "");
    // Then
    assertThat(secret.bytes()).isEqualTo("drawbridge".getBytes());
  }
}
