package io.portcullis.routes.intake;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SyslogFramesTest {
  @ParameterizedTest
  @CsvSource({
    "'<13>one|<14>two|', '<13>one;<14>two'",
    "'<13>one^|<14>two', '<13>one;<14>two'",
    "'7 <13>one7 <14>two', '<13>one;<14>two'",
    "'8 <13>one|7 <14>two', '<13>one;<14>two'",
    "'7 <13>one<14>two|7 <15>tri', '<13>one;<14>two;<15>tri'",
    "'||<13>one|||', '<13>one'",
    "'12x <13>|7 <13>one', '12x <13>;<13>one'",
    "'123456789 |<13>one|', '123456789 ;<13>one'",
    "'70000 <13>one|<14>two|', '70000 <13>one;<14>two'",
    "'99 <13>cut short', '99 <13>cut short'",
  })
  void aStreamIsCutIntoMessages(String stream, String messages) {
    byte[] bytes = stream.replace('|', '\n').replace('^', '\r').getBytes(StandardCharsets.UTF_8);
    // When
    List<String> whole = cut(bytes, bytes.length);
    List<String> trickled = cut(bytes, 1);
    // Then
    assertThat(String.join(";", whole)).isEqualTo(messages);
    assertThat(trickled).isEqualTo(whole);
  }

  @Test
  void anOverlongLineIsCutAndItsRestDropped() {
    byte[] bytes = ("a".repeat(3 * SyslogFrames.MAX_FRAME) + "\n<13>next\n").getBytes();
    // When
    List<String> messages = cut(bytes, 8_000);
    // Then
    assertThat(messages).hasSize(2).last().isEqualTo("<13>next");
    assertThat(messages.getFirst()).hasSize(SyslogFrames.MAX_FRAME);
  }

  @Test
  void theLongestFrameIsTakenWhole() {
    String longest = "b".repeat(SyslogFrames.MAX_FRAME);
    byte[] bytes = (longest.length() + " " + longest + "7 <13>one").getBytes();
    // When
    List<String> messages = cut(bytes, 1_500);
    // Then
    assertThat(messages).containsExactly(longest, "<13>one");
  }

  static List<String> cut(byte[] bytes, int chunk) {
    EmbeddedChannel channel = new EmbeddedChannel(new SyslogFrames());
    for (int at = 0; at < bytes.length; at += chunk) {
      channel.writeInbound(Unpooled.copiedBuffer(bytes, at, Math.min(chunk, bytes.length - at)));
    }
    channel.finish();
    List<String> messages = new ArrayList<>();
    for (byte[] m = channel.readInbound(); m != null; m = channel.readInbound()) {
      messages.add(new String(m, StandardCharsets.ISO_8859_1));
    }
    return messages;
  }
}
