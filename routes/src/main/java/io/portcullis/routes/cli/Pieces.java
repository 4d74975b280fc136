package io.portcullis.routes.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Cuts a stream at one byte, holding no more than one bounded piece of it. */
final class Pieces {
  /** Longest piece; the rest of a longer one is skipped. */
  static final int LONGEST = 1 << 20;

  private static final int BUFFER = 64 * 1024;

  private final InputStream stream;
  private final int separator;
  private final byte[] buffer = new byte[BUFFER];
  private int from;
  private int to;
  private long position;

  /**
   * One piece.
   *
   * @param offset of its first byte in the stream
   * @param tooLong when only its first {@link #LONGEST} bytes are here
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Piece(long offset, byte[] bytes, boolean tooLong) {
    boolean blank() {
      for (byte b : bytes) {
        if (b > ' ' || b < 0) {
          return false;
        }
      }
      return true;
    }
  }

  Pieces(InputStream stream, char separator) {
    this.stream = stream;
    this.separator = separator;
  }

  /** The next piece. A separator ends a piece; behind the last one there is none. */
  Optional<Piece> next() throws IOException {
    long offset = position;
    ByteArrayOutputStream piece = new ByteArrayOutputStream();
    boolean tooLong = false;
    boolean any = false;
    while (from < to || fill()) {
      any = true;
      int end = end();
      int room = LONGEST - piece.size();
      tooLong |= end - from > room;
      piece.write(buffer, from, Math.min(end - from, room));
      boolean ended = end < to;
      position += end - from + (ended ? 1 : 0);
      from = end + (ended ? 1 : 0);
      if (ended) {
        break;
      }
    }
    return any ? Optional.of(new Piece(offset, piece.toByteArray(), tooLong)) : Optional.empty();
  }

  private int end() {
    int end = from;
    while (end < to && buffer[end] != separator) {
      end++;
    }
    return end;
  }

  private boolean fill() throws IOException {
    from = 0;
    to = Math.max(stream.read(buffer), 0);
    return to > 0;
  }
}
