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

  /** A buffer of its own: the JDK's takes a lock for each byte, which was most of an import. */
  private int read() throws IOException {
    if (at == end) {
      at = 0;
      end = Math.max(0, in.read(buffer));
    }
    return at == end ? -1 : buffer[at++] & 0xff;
  }

  /** The next one without its end, or nothing. */
  Optional<String> next() throws IOException {
    int length = 0;
    tooLong = false;
    int b = read();
    if (b < 0) {
      return Optional.empty();
    }
    for (; b >= 0 && b != '\n'; b = read()) {
      if (length == most) {
        tooLong = true;
      } else {
        line = length == line.length ? Arrays.copyOf(line, 2 * length) : line;
        line[length++] = (byte) b;
      }
    }
    number++;
    int kept = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
    return Optional.of(new String(line, 0, kept, StandardCharsets.UTF_8));
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
