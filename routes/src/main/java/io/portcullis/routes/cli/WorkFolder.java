package io.portcullis.routes.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder of files for the time of one command. */
record WorkFolder(Path path) implements AutoCloseable {
  static WorkFolder make() throws IOException {
    return new WorkFolder(Files.createTempDirectory("portcullis-audit"));
  }

  @Override
  public void close() throws IOException {
    List<Path> files;
    try (Stream<Path> listed = Files.list(path)) {
      files = listed.toList();
    }
    for (Path file : files) {
      Files.delete(file);
    }
    Files.delete(path);
  }
}
