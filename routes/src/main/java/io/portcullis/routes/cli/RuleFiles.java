package io.portcullis.routes.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A folder of rules as it is sent to the hub. */
final class RuleFiles {
  static final int MAX_FILES = 3_000;
  static final int MAX_CHARACTERS = 900_000;

  private static final int DEPTH = 4;

  private RuleFiles() {}

  /**
   * Content of every .drl and .yaml file by its path below the folder.
   *
   * @throws Exit wrong use, when there is none, too many, or too much
   */
  static Map<String, String> read(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw Exit.wrongUse(folder + " is not a folder");
    }
    try (Stream<Path> found = Files.walk(folder, DEPTH)) {
      return read(folder, found.filter(RuleFiles::rule).limit(MAX_FILES + 1L).toList());
    } catch (IOException e) {
      throw Exit.wrongUse(folder + " can not be read");
    }
  }

  private static Map<String, String> read(Path folder, List<Path> found) throws IOException {
    if (found.isEmpty() || found.size() > MAX_FILES) {
      String what = found.isEmpty() ? "no" : "more than " + MAX_FILES;
      throw Exit.wrongUse(folder + " holds " + what + " .drl and .yaml files");
    }
    Map<String, String> files = new TreeMap<>();
    long characters = 0;
    for (Path file : found) {
      characters += Files.size(file);
      if (characters > MAX_CHARACTERS) {
        throw Exit.wrongUse(folder + " holds more than " + MAX_CHARACTERS + " bytes of rules");
      }
      files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
    }
    return files;
  }

  private static boolean rule(Path file) {
    String name = file.getFileName().toString();
    return (name.endsWith(".drl") || name.endsWith(".yaml")) && Files.isRegularFile(file);
  }
}
