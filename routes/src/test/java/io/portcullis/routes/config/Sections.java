package io.portcullis.routes.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Sections of a configuration as the loader reads them, for tests elsewhere. */
public final class Sections {
  private Sections() {}

  /**
   * @param yaml what stands below {@code calendar}, in one line; empty for nothing
   */
  public static CalendarSettings calendar(String yaml) {
    try {
      Path file = Files.createTempFile("portcullis", ".yaml");
      try {
        Files.writeString(file, "calendar: {" + yaml + "}\n");
        return ConfigLoader.load(file).calendar();
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
