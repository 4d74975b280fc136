package io.portcullis.evidence.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;

import com.fasterxml.jackson.core.JsonProcessingException;

import io.portcullis.connectors.api.BoundedFile;
import io.portcullis.connectors.api.Json;

/**
 * What an export holds, by its own word: nobody signs it. It says of what is not there that it was
 * not to be, so a report tells it.
 *
 * @param version of the folder's form
 * @param at when it was made
 * @param by who made it
 * @param source "elasticsearch" or "kafka"
 * @param complete false when some chains were left out
 * @param files SHA-256 by name, lower-case hex
 */
public record Manifest(
    int version,
    Instant at,
    String by,
    String source,
    boolean complete,
    List<Chain> chains,
    Map<String, String> files) {
  public static final String NAME = "manifest.json";
  static final int VERSION = 1;

  /** Files of an export are few; names of chains are at most 1,000. */
  private static final int MOST_BYTES = 1 << 20;

  public Manifest {
    files = Map.copyOf(Objects.requireNonNullElse(files, Map.of()));
  }

  /**
   * One chain.
   *
   * @param from the first sequence that is to be there; 0: the first that was there
   * @param to the last; absent: the last of all
   */
  public record Chain(String chain, long from, OptionalLong to, long records) {}

  /**
   * @throws IOException naming the file, when it is not there or of another form
   */
  static Manifest read(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    try {
      Manifest manifest =
          Json.MAPPER.readValue(BoundedFile.bytes(file, MOST_BYTES), Manifest.class);
      if (manifest.version != VERSION || manifest.chains == null) {
        throw new IOException(file + ": not version " + VERSION + " of an export");
      }
      return manifest;
    } catch (JsonProcessingException e) {
      throw new IOException(file + " is no manifest of an export", e);
    }
  }

  void write(Path folder) throws IOException {
    try {
      Files.writeString(
          folder.resolve(NAME),
          Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n");
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
