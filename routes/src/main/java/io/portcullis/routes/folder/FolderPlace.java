package io.portcullis.routes.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.portcullis.connectors.api.Json;
import io.portcullis.routes.intake.WholeFile;

/** Which files of a folder were dealt with, kept in a file of the data folder. */
final class FolderPlace {
  private final Path stored;

  FolderPlace(Path stored) {
    this.stored = stored;
  }

  /** By name; empty at the very first. */
  Map<String, Seen> load() throws IOException {
    try {
      Map<String, Seen> seen = new LinkedHashMap<>();
      Content content = Json.read(Files.readAllBytes(stored), Content.class);
      content.files().forEach(one -> seen.put(one.name(), one));
      return seen;
    } catch (NoSuchFileException e) {
      return new LinkedHashMap<>();
    } catch (RuntimeException e) {
      throw new IOException(stored + " can not be read; without it all files are taken again", e);
    }
  }

  /** In one piece or not at all. */
  void save(Map<String, Seen> seen) throws IOException {
    WholeFile.replace(stored, Json.bytes(new Content(List.copyOf(seen.values()))));
  }

  private record Content(List<Seen> files) {}
}
