package io.portcullis.routes.people;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.api.PrivateFile;

/** People on disk: {@code people.json} in the data folder. */
final class PeopleFile {
  private static final String NAME = "people.json";

  private final Path file;

  private record Content(List<Entry> people) {}

  PeopleFile(Path folder) {
    file = folder.resolve(NAME);
  }

  /**
   * @throws IllegalStateException when it is there and can not be understood: to go on without it
   *     would lock everybody out, or let a new admin in
   */
  List<Entry> read() {
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      return List.copyOf(Json.read(Files.readAllBytes(file), Content.class).people());
    } catch (IOException | UncheckedIOException | NullPointerException e) {
      throw new IllegalStateException(
          file + " is damaged; put back a copy of it, or remove it to start with a new admin", e);
    }
  }

  void write(List<Entry> people) {
    try {
      PrivateFile.write(file, Json.bytes(new Content(people)));
    } catch (IOException e) {
      throw new UncheckedIOException("can not write " + file, e);
    }
  }
}
