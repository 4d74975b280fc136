package io.portcullis.connectors.api.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.connectors.api.Json;

/** Records out of a folder of vendors' samples; none where the folder is not there. */
final class Corpus {
  private Corpus() {}

  static Stream<byte[]> records(Path folder) {
    if (!Files.isDirectory(folder)) {
      return Stream.empty();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Corpus::input).sorted().toList().stream().flatMap(Corpus::split);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean input(Path file) {
    String name = file.getFileName().toString();
    return !name.contains("expected") && !name.contains("sample_event") && !name.endsWith(".yml");
  }

  private static Stream<byte[]> split(Path file) {
    String text = new String(Vectors.read(file), StandardCharsets.UTF_8);
    if (file.toString().endsWith(".json")) {
      return Stream.of(message(text).getBytes(StandardCharsets.UTF_8));
    }
    return file.toString().matches(".*\\.(log|ndjson)")
        ? text.lines().filter(line -> !line.isBlank()).map(l -> l.getBytes(StandardCharsets.UTF_8))
        : Stream.of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Some samples stand as text inside a test case. */
  private static String message(String text) {
    try {
      JsonNode message = Json.MAPPER.readTree(text).path("input").path("message");
      return message.isTextual() ? message.asText() : text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
