package io.portcullis.connectors.api;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One line that is not blank.
 *
 * @param offset of its first byte in the body
 * @param text without the line's end
 */
public record Line(String text, int offset) {

  /** Lines of a body that is known to be UTF-8, without a byte order mark and blank lines. */
  public static List<Line> of(byte[] body) {
    List<Line> lines = new ArrayList<>();
    int from = bom(body);
    for (int i = from; i <= body.length; i++) {
      if (i == body.length || body[i] == '\n') {
        add(lines, body, from, i);
        from = i + 1;
      }
    }
    return lines;
  }

  /**
   * Where the first line ends that closes a JSON object and has something behind it; the body's
   * length where there is none.
   */
  static int endOfFirst(byte[] body) {
    int end = 0;
    while (end < body.length && body[end] != '\n') {
      end++;
    }
    int last = end > 0 && body[end - 1] == '\r' ? end - 2 : end - 1;
    boolean closes = last > 0 && body[last] == '}';
    return closes && somethingAfter(body, end) ? end : body.length;
  }

  private static boolean somethingAfter(byte[] body, int from) {
    int at = from;
    while (at < body.length && body[at] <= ' ' && body[at] >= 0) {
      at++;
    }
    return at < body.length;
  }

  private static void add(List<Line> lines, byte[] body, int from, int to) {
    int end = to > from && body[to - 1] == '\r' ? to - 1 : to;
    String text = new String(body, from, end - from, StandardCharsets.UTF_8);
    if (!text.isBlank()) {
      lines.add(new Line(text, from));
    }
  }

  private static int bom(byte[] body) {
    boolean marked =
        body.length >= 3
            && body[0] == (byte) 0xEF
            && body[1] == (byte) 0xBB
            && body[2] == (byte) 0xBF;
    return marked ? 3 : 0;
  }
}
