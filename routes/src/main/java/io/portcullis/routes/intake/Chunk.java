package io.portcullis.routes.intake;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.portcullis.connectors.api.Cut;

/**
 * A piece of a file that grows, cut into records. One that has begun and has not ended stays where
 * it is, until more of the file is there.
 */
final class Chunk {
  /** Of a record. One of more lines goes on in the next one; a line that is longer is cut there. */
  static final int MAX_RECORD = 64 * 1024;

  private final byte[] bytes;
  private final Cut cut;
  private final List<byte[]> records = new ArrayList<>();

  /** Where the record that is open begins, or where the next one will. */
  private int begin;

  private Chunk(byte[] bytes, Cut cut) {
    this.bytes = bytes;
    this.cut = cut;
  }

  /**
   * @param last true when nothing more will be written: the end ends what is open
   * @param full true when it is as long as a chunk may be: then it must give something
   */
  static Chunk of(byte[] bytes, Cut cut, boolean last, boolean full) {
    Chunk chunk = new Chunk(bytes, cut);
    chunk.read(last, full);
    return chunk;
  }

  /** In order; never an empty one. */
  List<byte[]> records() {
    return records;
  }

  /** So many bytes are done with. */
  int taken() {
    return begin;
  }

  private void read(boolean last, boolean full) {
    int from = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        line(from, i);
        from = i + 1;
      }
    }
    if (last && from < bytes.length) {
      line(from, bytes.length);
    }
    if (last || full && begin == 0) {
      close(bytes.length);
    }
  }

  /**
   * @param end without its end; what follows it belongs to it
   */
  private void line(int from, int end) {
    int next = Math.min(end + 1, bytes.length);
    Cut.Place place = cut.of(text(from, end));
    boolean starts = place == Cut.Place.ALONE || place == Cut.Place.FIRST;
    if (starts || next - begin > MAX_RECORD) {
      close(from);
    }
    if (place == Cut.Place.ALONE || place == Cut.Place.LAST || next - begin > MAX_RECORD) {
      close(next);
    }
  }

  private void close(int end) {
    int last = end;
    while (last > begin && (bytes[last - 1] == '\n' || bytes[last - 1] == '\r')) {
      last--;
    }
    if (last > begin) {
      records.add(Arrays.copyOfRange(bytes, begin, Math.min(last, begin + MAX_RECORD)));
    }
    begin = end;
  }

  private String text(int from, int end) {
    int last = end > from && bytes[end - 1] == '\r' ? end - 1 : end;
    int most = Math.min(last, from + MAX_RECORD);
    return new String(bytes, from, most - from, StandardCharsets.UTF_8);
  }
}
