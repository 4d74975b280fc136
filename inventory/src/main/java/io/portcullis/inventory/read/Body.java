package io.portcullis.inventory.read;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

import io.portcullis.inventory.Entry;

/** Entries that came as one body in memory, and not as files. */
public final class Body {
  private static final String WHERE = "body";

  /** What a body is. */
  public enum Kind {
    /** One entry on each line, as an export writes them. */
    NDJSON(new Ndjson()),
    /** A table with titles. */
    CSV(new Tables()),
    PEM(new Pems());

    private final Form form;

    Kind(Form form) {
      this.form = form;
    }
  }

  private Body() {}

  /** Hands on what can be read, and what can not, in the order in which they stand. */
  public static void read(
      byte[] body, Kind kind, Options options, Consumer<Entry> entries, Consumer<Refused> refused) {
    try {
      kind.form.cut(
          new ByteArrayInputStream(body),
          options,
          piece -> {
            Piece.Read read = piece.read(WHERE);
            read.entry().forEach(entries);
            read.refused().forEach(refused);
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
