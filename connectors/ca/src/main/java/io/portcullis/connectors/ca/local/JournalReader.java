package io.portcullis.connectors.ca.local;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

import io.portcullis.connectors.api.Json;

/** Reads a history file, line by line, as far as it was finished. */
final class JournalReader {
  static final int MAX_LINE = 4096;

  private final Path file;
  private final Consumer<Change> each;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream(MAX_LINE);
  private long soundBytes;
  private long changes;

  private JournalReader(Path file, Consumer<Change> each) {
    this.file = file;
    this.each = each;
  }

  /**
   * @param soundBytes length up to the end of the last whole line
   * @param changes how many there were
   */
  record Read(long soundBytes, long changes) {}

  /**
   * @throws IOException when a whole line is damaged, too long, or not the next one; names the line
   */
  static Read read(Path file, Consumer<Change> each) throws IOException {
    JournalReader reader = new JournalReader(file, each);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      reader.lines(in);
    }
    return new Read(reader.soundBytes, reader.changes);
  }

  private void lines(InputStream in) throws IOException {
    for (int b = in.read(); b >= 0; b = in.read()) {
      if (b == '\n') {
        finished();
      } else if (line.size() == MAX_LINE) {
        throw damaged("is too long", null);
      } else {
        line.write(b);
      }
    }
  }

  private void finished() throws IOException {
    Change change = parse();
    if (change.sequence() != changes + 1) {
      throw damaged("has number " + change.sequence(), null);
    }
    each.accept(change);
    changes++;
    soundBytes += line.size() + 1L;
    line.reset();
  }

  private Change parse() throws IOException {
    try {
      return Json.read(line.toByteArray(), Change.class);
    } catch (UncheckedIOException e) {
      throw damaged("is not a change", e);
    }
  }

  private IOException damaged(String what, Exception cause) {
    return new IOException("history " + file + " line " + (changes + 1) + " " + what, cause);
  }
}
