package io.portcullis.routes.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.portcullis.routes.config.PolicySettings;
import io.portcullis.routes.config.Scalar;
import io.portcullis.rules.bundle.Published;

/** The bundle that the configuration asks for. */
public final class ConfiguredRules {
  private static final int MAX_FILES = 10_000;

  private ConfiguredRules() {}

  public static Published of(PolicySettings settings) {
    Map<String, Map<String, String>> parameters = new TreeMap<>();
    settings
        .parameters()
        .forEach(
            (rule, values) -> {
              Map<String, String> texts = new TreeMap<>();
              values.forEach((name, value) -> texts.put(name, text(value)));
              parameters.put(rule, texts);
            });
    return new Published(
        settings.folder().map(ConfiguredRules::files).orElse(Map.of()),
        new TreeMap<>(settings.modes()),
        parameters);
  }

  private static String text(Scalar value) {
    return value.text();
  }

  private static Map<String, String> files(Path folder) {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).limit(MAX_FILES).toList()) {
        files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the policies in " + folder + " can not be read", e);
    }
    return files;
  }
}
