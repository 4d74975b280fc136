package io.portcullis.routes.intake;

import java.nio.charset.StandardCharsets;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import static org.assertj.core.api.Assertions.assertThat;

class SyslogFramesPropertyTest {
  @Property(tries = 500)
  void anyBytesAreCutAndNoneBreaksTheConnection(
      @ForAll("streams") byte[] stream, @ForAll @IntRange(min = 1, max = 40) int chunk) {
    // When
    List<String> messages = SyslogFramesTest.cut(stream, chunk);
    // Then
    int length = messages.stream().mapToInt(String::length).sum();
    assertThat(length).isLessThanOrEqualTo(stream.length);
    assertThat(messages).isEqualTo(SyslogFramesTest.cut(stream, Math.max(1, stream.length)));
  }

  @Property(tries = 300)
  void whatIsCountedComesOutAsItWent(@ForAll("messages") List<String> messages) {
    StringBuilder stream = new StringBuilder();
    messages.forEach(m -> stream.append(m.length()).append(' ').append(m));
    // When
    List<String> cut = SyslogFramesTest.cut(bytes(stream.toString()), 7);
    // Then
    assertThat(cut).isEqualTo(messages);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Provide
  Arbitrary<List<String>> messages() {
    return Arbitraries.strings()
        .withChars("<>13 ab\n9")
        .ofMinLength(1)
        .ofMaxLength(30)
        .map(m -> m + ".")
        .list();
  }

  @Provide
  Arbitrary<byte[]> streams() {
    Arbitrary<byte[]> telling =
        Arbitraries.strings()
            .withChars("<>0123 \r\nab\u0000\u00ff")
            .ofMaxLength(120)
            .map(SyslogFramesPropertyTest::bytes);
    return Arbitraries.oneOf(telling, Arbitraries.bytes().array(byte[].class).ofMaxSize(200));
  }
}
