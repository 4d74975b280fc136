package io.portcullis.bench.parse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SamplesTest {
  @TempDir private Path home;

  @Test
  void aTypeWithoutRecordsHasNone() throws IOException {
    Files.createDirectories(home.resolve("connectors/one"));
    assertThat(new Samples(home).of("luna")).isEmpty();
  }

  @Test
  void onlySoundRecordsAreTakenAndNotWhatIsExpectedOfThem() throws IOException {
    Path folder = home.resolve("connectors/one/src/test/resources/vectors/luna");
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("good-b.log"), "b");
    Files.writeString(folder.resolve("good-a.log"), "a");
    Files.writeString(folder.resolve("good-a.expected.json"), "{}");
    Files.writeString(folder.resolve("bad-c.log"), "c");
    // When
    List<byte[]> bodies = new Samples(home).of("luna");
    // Then
    assertThat(bodies)
        .extracting(b -> new String(b, StandardCharsets.UTF_8))
        .containsExactly("a", "b");
  }

  @Test
  void aBodyIsJsonWhenAllOfItIs() {
    assertThat(Floor.json(bytes("{\"a\":1}\n{\"a\":2}\n"))).isTrue();
    assertThat(Floor.json(bytes("[{}]"))).isTrue();
    assertThat(Floor.json(bytes("<13>1 2026 app"))).isFalse();
    assertThat(Floor.json(bytes("{\"a\":1} x"))).isFalse();
    assertThat(Floor.words(bytes("a b\nc"))).isEqualTo(3);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
