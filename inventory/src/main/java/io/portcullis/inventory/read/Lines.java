package io.portcullis.inventory.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Lines of any file, each with a bound, so that no file is ever in memory. */
final class Lines {
  private static final int BUFFER = 1 << 16;

  private final InputStream in;
  private final int most;
  private final byte[] buffer = new byte[BUFFER];
  private int at;
  private int end;
  private byte[] line = new byte[256];
  private long number;
  private boolean tooLong;

  /**
   * @param most bytes of a line that are kept
   */
  Lines(InputStream in, int most) {
    this.in = in;
    this.most = most;
  }

  /**
   * The next one without its end, or nothing. From a buffer of its own: the JDK's takes a lock for
   * each byte, which was most of an import.
   */
  Optional<String> next() throws IOException {
    int length = 0;
    tooLong = false;
    if (at == end && !fill()) {
      return Optional.empty();
    }
    boolean ended = false;
    while (!ended && (at < end || fill())) {
      int from = at;
      while (at < end && buffer[at] != '\n') {
        at++;
      }
      length = keep(from, length);
      ended = at < end;
      at += ended ? 1 : 0;
    }
    number++;
    int kept = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
    return Optional.of(new String(line, 0, kept, StandardCharsets.UTF_8));
  }

  private boolean fill() throws IOException {
    at = 0;
    end = Math.max(0, in.read(buffer));
    return end > 0;
  }

  /** What was passed since then belongs to the line, as far as there is room. */
  private int keep(int from, int length) {
    int count = Math.min(at - from, most - length);
    tooLong |= count < at - from;
    if (length + count > line.length) {
      line = Arrays.copyOf(line, Math.max(2 * line.length, length + count));
    }
    System.arraycopy(buffer, from, line, length, count);
    return length + count;
  }

  /** Of the line that was read last, from 1 on. */
  long number() {
    return number;
  }

  /** True when it was longer than what is kept of it. */
  boolean tooLong() {
    return tooLong;
  }

  String place() {
    return "line " + number;
  }
}
