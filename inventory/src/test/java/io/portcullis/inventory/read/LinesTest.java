package io.portcullis.inventory.read;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LinesTest {
  private static final int BUFFER = 1 << 16;

  @Test
  void aLineThatIsTooLongIsCutAndSaysSo() throws IOException {
    // Given
    Lines lines = new Lines(stream("x".repeat(3 * BUFFER) + "\nnext"), 10);
    // When
    Optional<String> first = lines.next();
    // Then
    assertThat(first).contains("x".repeat(10));
    assertThat(lines.tooLong()).isTrue();
    assertThat(lines.next()).contains("next");
    assertThat(lines.tooLong()).isFalse();
    assertThat(lines.number()).isEqualTo(2);
  }

  @Test
  void endsAreNoPartOfALineAndTheLastOneNeedsNone() throws IOException {
    assertThat(all("", 9)).isEmpty();
    assertThat(all("\n\r\na\r\nb", 9)).containsExactly("", "", "a", "b");
    assertThat(all("a\n", 9)).containsExactly("a");
  }

  @Test
  void aLineGoesOnWhereTheBufferEnds() throws IOException {
    // Given
    String a = "a".repeat(BUFFER - 1);
    String b = "b".repeat(BUFFER);
    // When, then
    assertThat(all(a + "\n" + b + "\nc", 2 * BUFFER)).containsExactly(a, b, "c");
    assertThat(all(b + "\n" + a, 2 * BUFFER)).containsExactly(b, a);
  }

  private static List<String> all(String text, int most) throws IOException {
    Lines lines = new Lines(stream(text), most);
    List<String> all = new ArrayList<>();
    for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
      all.add(line.get());
    }
    return all;
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
