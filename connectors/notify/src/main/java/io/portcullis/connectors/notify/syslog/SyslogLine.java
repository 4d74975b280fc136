package io.portcullis.connectors.notify.syslog;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

import io.portcullis.connectors.notify.Message;
import io.portcullis.model.Severity;

/**
 * One alert as a message of RFC 5424. What tells alerts apart lies in an element of structured data
 * under 32473, the number that RFC 5612 sets aside for whoever has none.
 */
final class SyslogLine {
  private static final int LEVELS = 8;
  private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private SyslogLine() {}

  /**
   * @param most bytes, at least 1,024; a longer text is cut off
   */
  static byte[] of(SyslogConfig config, Message message, Message.Item item, int most) {
    int priority = config.facility() * LEVELS + level(item.severity());
    String head =
        "<%d>1 %s %s portcullis - alert [alert@32473 id=\"%s\" severity=\"%s\" owner=\"%s\"] "
            .formatted(
                priority,
                message.at().truncatedTo(ChronoUnit.MICROS),
                ascii(config.hostname()),
                value(message.id()),
                item.severity(),
                value(message.owner()));
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    line.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    line.writeBytes(BOM);
    line.writeBytes(cut(text(item), most - line.size()));
    return line.toByteArray();
  }

  private static String text(Message.Item item) {
    StringBuilder text = new StringBuilder(item.title());
    item.lines().forEach(line -> text.append(" | ").append(line));
    item.links().forEach(link -> text.append(" | ").append(link.target()));
    return text.toString();
  }

  /** No character is cut in two. */
  private static byte[] cut(String text, int most) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int end = Math.min(bytes.length, most);
    while (end > 0 && end < bytes.length && (bytes[end] & 0xC0) == 0x80) {
      end--;
    }
    return Arrays.copyOf(bytes, end);
  }

  /** Section 6.3.3: a value escapes these three. */
  private static String value(String text) {
    return text.replaceAll("[\"\\\\\\]]", "\\\\$0");
  }

  /** Section 6: a host name is of printable ASCII. */
  private static String ascii(String hostname) {
    String plain = hostname.replaceAll("[^\\x21-\\x7E]", "");
    return plain.isEmpty() ? "-" : plain;
  }

  /** RFC 5424 table 2. */
  private static int level(Severity severity) {
    return switch (severity) {
      case CRITICAL -> 2;
      case HIGH -> 3;
      case MEDIUM -> 4;
      case LOW -> 5;
      case INFO -> 6;
    };
  }
}
