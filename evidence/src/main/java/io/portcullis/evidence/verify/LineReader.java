package io.portcullis.evidence.verify;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/** Lines of a file without copying them: each is a place in a buffer that the next one uses. */
public final class LineReader implements Closeable {
  /** The topic of sealed records takes no larger one. */
  public static final int LONGEST = 4 << 20;

  private static final int START = 1 << 18;

  private final InputStream in;
  private byte[] bytes = new byte[START];
  private int from;
  private int to;
  private int next;
  private int filled;
  private boolean ended;

  LineReader(InputStream in) {
    this.in = in;
  }

  /** Unpacks what ends with ".gz". */
  public static LineReader of(Path file) throws IOException {
    InputStream in = Files.newInputStream(file);
    boolean packed = file.getFileName().toString().endsWith(".gz");
    return new LineReader(packed ? new GZIPInputStream(in, START) : in);
  }

  /**
   * Goes to the next line that is not empty.
   *
   * @return false at the end
   * @throws IOException also when a line is longer than {@link #LONGEST}
   */
  public boolean next() throws IOException {
    do {
      from = next;
      to = end(from);
      next = to + 1;
    } while (to == from && to < filled);
    return to > from;
  }

  public byte[] bytes() {
    return bytes;
  }

  public int from() {
    return from;
  }

  /** Of the octet behind the last one. */
  public int to() {
    return to;
  }

  /** The line for itself. */
  public byte[] copy() {
    return Arrays.copyOfRange(bytes, from, to);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private int end(int start) throws IOException {
    int at = start;
    while (true) {
      while (at < filled && bytes[at] != '\n') {
        at++;
      }
      if (at < filled || ended) {
        return Math.min(at, filled);
      }
      int kept = from;
      fill();
      at -= kept - from;
    }
  }

  /** Moves the line that was begun to the front, and reads on. */
  private void fill() throws IOException {
    int begun = Math.max(0, filled - from);
    if (begun > LONGEST) {
      throw new IOException("a line is longer than " + LONGEST + " bytes");
    }
    byte[] room = begun * 2 > bytes.length ? new byte[bytes.length * 2] : bytes;
    System.arraycopy(bytes, Math.min(from, filled), room, 0, begun);
    bytes = room;
    from = 0;
    filled = begun;
    int read = in.read(bytes, filled, bytes.length - filled);
    ended = read < 0;
    filled += Math.max(0, read);
  }
}
