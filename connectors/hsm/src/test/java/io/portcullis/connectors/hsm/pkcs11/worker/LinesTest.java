package io.portcullis.connectors.hsm.pkcs11.worker;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LinesTest {
  private static InputStream of(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void aLineOverTheBoundIsRefused() {
    // Given
    InputStream in = of("x".repeat(Lines.MAX_LINE + 1));
    // When / Then
    assertThatThrownBy(() -> Lines.read(in)).isInstanceOf(IOException.class);
  }

  @Test
  void aLineAtTheBoundIsRead() throws IOException {
    // Given
    InputStream in = of("x".repeat(Lines.MAX_LINE) + "\nnext");
    // When
    byte[] line = Lines.read(in).orElseThrow();
    // Then
    assertThat(line).hasSize(Lines.MAX_LINE);
    assertThat(Lines.read(in)).hasValueSatisfying(l -> assertThat(l).asString().isEqualTo("next"));
    assertThat(Lines.read(in)).isEmpty();
  }

  @Test
  void aReplyHasABoundOfItsOwn() throws IOException {
    // Given
    InputStream in = of("x".repeat(Lines.MAX_REPLY) + "\n" + "x".repeat(Lines.MAX_REPLY + 1));
    // When
    byte[] reply = Lines.read(in, Lines.MAX_REPLY).orElseThrow();
    // Then
    assertThat(reply).hasSize(Lines.MAX_REPLY);
    assertThatThrownBy(() -> Lines.read(in, Lines.MAX_REPLY)).isInstanceOf(IOException.class);
  }
}
