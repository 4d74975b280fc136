package io.portcullis.replay.log;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.databind.ObjectReader;

import io.portcullis.connectors.api.Json;
import io.portcullis.replay.ReplayException;

/** A file with a JSON document on each line. Empty lines are passed over. */
public final class LineTape<T> implements Tape<T> {
  /** Longest line; the largest message of the topic {@code signals} is half of it. */
  static final int MAX_LINE = 4 << 20;

  private static final int BUFFER = 1 << 16;

  private final Path file;
  private final Class<T> type;
  private final ObjectReader reader;
  private final InputStream in;
  private byte[] buffer = new byte[BUFFER];
  private int from;
  private int filled;
  private long line;

  /**
   * @throws ReplayException when there is no such file
   */
  public LineTape(Path file, Class<T> type) {
    this.file = file;
    this.type = type;
    this.reader = Json.MAPPER.readerFor(type);
    try {
      in = Files.newInputStream(file);
    } catch (IOException e) {
      throw ReplayException.missing(file + " can not be read");
    }
  }

  @Override
  public Optional<T> next() {
    while (true) {
      int end = end();
      int begin = from;
      if (end == begin && end == filled) {
        return Optional.empty();
      }
      line++;
      from = Math.min(end + 1, filled);
      if (end > begin) {
        return Optional.of(read(begin, end - begin));
      }
    }
  }

  private T read(int offset, int length) {
    try {
      return reader.readValue(buffer, offset, length);
    } catch (IOException e) {
      String what = type.getSimpleName().toLowerCase(Locale.ROOT);
      throw ReplayException.missing(file + ", line " + line + ": not a " + what);
    }
  }

  /** Where the line that begins at {@code from} ends; moves it to the front for more room. */
  private int end() {
    int end = from;
    while (true) {
      while (end < filled && buffer[end] != '\n') {
        end++;
      }
      if (end < filled) {
        return end;
      }
      end -= from;
      if (!more()) {
        return end;
      }
    }
  }

  /** False at the end of the file. What is kept begins at 0 after it. */
  private boolean more() {
    System.arraycopy(buffer, from, buffer, 0, filled - from);
    filled -= from;
    from = 0;
    if (filled == MAX_LINE) {
      throw ReplayException.missing(
          file + ", line " + (line + 1) + ": longer than " + MAX_LINE + " bytes");
    }
    if (filled == buffer.length) {
      buffer = Arrays.copyOf(buffer, 2 * buffer.length);
    }
    try {
      int read = in.read(buffer, filled, buffer.length - filled);
      filled += Math.max(read, 0);
      return read > 0;
    } catch (IOException e) {
      throw ReplayException.missing(file + " can not be read beyond line " + line);
    }
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
