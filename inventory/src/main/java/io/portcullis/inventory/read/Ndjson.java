package io.portcullis.inventory.read;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Consumer;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Json;
import io.portcullis.inventory.Der;
import io.portcullis.inventory.Entry;

/** What an inventory exported: one entry a line, with all that was told of it. */
final class Ndjson implements Form {
  private static final int MAX_LINE = 1 << 18;

  @Override
  public void cut(InputStream in, Options options, Consumer<Piece> into) throws IOException {
    Lines lines = new Lines(in, MAX_LINE);
    for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
      String text = line.get();
      if (lines.tooLong()) {
        into.accept(Piece.bad(lines.place(), "entry", "longer than " + MAX_LINE + " bytes"));
      } else if (!text.isBlank()) {
        into.accept(new Piece(lines.place(), "entry", () -> entry(text)));
      }
    }
  }

  /** What its bytes say is read from them: a line may claim anything. */
  private static Entry entry(String text) {
    Entry told = parsed(text);
    if (told.der().isEmpty()) {
      return told;
    }
    String source = told.sources().isEmpty() ? "" : told.sources().getFirst();
    Entry read = Entry.of(told.der().bytes(), source, told.lastSeen());
    if (!read.id().equals(told.id())) {
      throw new BadRecord("its bytes are those of another certificate");
    }
    return read.merge(told.with(Der.NONE));
  }

  private static Entry parsed(String text) {
    try {
      return Optional.ofNullable(Json.MAPPER.readValue(text, Entry.class))
          .orElseThrow(Ndjson::noEntry);
    } catch (IOException e) {
      throw noEntry();
    }
  }

  private static BadRecord noEntry() {
    return new BadRecord("not an entry of an inventory");
  }
}
