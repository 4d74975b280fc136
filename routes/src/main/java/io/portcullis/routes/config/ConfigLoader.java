package io.portcullis.routes.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

/** Reads {@code portcullis.yaml}. */
public final class ConfigLoader {
  /** The file that is read when none is named. */
  public static final String FILE = "portcullis.yaml";

  private static final int MAX_BYTES = 1 << 20;
  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private ConfigLoader() {}

  /** What holds without a file. Paths start from this folder. */
  public static PortcullisConfig defaults(Path base) {
    return bind("defaults", MissingNode.getInstance(), base, false);
  }

  /**
   * Reads the form only; secrets need not be there. For commands that do not use them.
   *
   * @throws ConfigException with everything that is wrong
   */
  public static PortcullisConfig load(Path file) {
    return bind(file.toString(), document(file), folder(file), false);
  }

  /**
   * Reads the form and tries every secret, without keeping any.
   *
   * @throws ConfigException with everything that is wrong
   */
  public static PortcullisConfig loadWithSecrets(Path file) {
    return bind(file.toString(), document(file), folder(file), true);
  }

  /** The named file; else {@link #FILE} in the folder if it is there; else nothing. */
  public static Optional<Path> find(Optional<Path> named, Path folder) {
    return named.or(() -> Optional.of(folder.resolve(FILE)).filter(Files::exists));
  }

  private static PortcullisConfig bind(String file, JsonNode document, Path base, boolean secrets) {
    Binder binder = new Binder(base);
    Optional<PortcullisConfig> config = binder.bind(document, PortcullisConfig.class);
    List<ConfigProblem> problems = new ArrayList<>(binder.problems());
    config.ifPresent(whole -> problems.addAll(References.problems(whole, problems)));
    if (secrets) {
      problems.addAll(unreadable(binder.secrets()));
    }
    if (!problems.isEmpty() || config.isEmpty()) {
      throw new ConfigException(file, problems);
    }
    return config.get();
  }

  private static List<ConfigProblem> unreadable(Map<String, SecretRef> secrets) {
    return secrets.entrySet().stream()
        .flatMap(
            entry ->
                entry.getValue().problem().stream()
                    .map(message -> new ConfigProblem(entry.getKey(), message)))
        .toList();
  }

  private static JsonNode document(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw whole(file, "is longer than " + MAX_BYTES + " bytes");
      }
      return YAML.readTree(Files.readAllBytes(file));
    } catch (JsonProcessingException e) {
      throw whole(file, syntax(e));
    } catch (IOException e) {
      throw whole(file, Files.exists(file) ? "can not be read" : "does not exist");
    }
  }

  /** Place and kind of the mistake, not the parser's own message: that quotes the line. */
  private static String syntax(JsonProcessingException e) {
    JsonLocation at = e.getLocation();
    String place = at == null ? "" : "line " + at.getLineNr() + ", column " + at.getColumnNr();
    String message = e.getOriginalMessage();
    boolean twice = message != null && message.startsWith("Duplicate field");
    return place + ": " + (twice ? message.replace("field", "key") : "not YAML");
  }

  private static ConfigException whole(Path file, String message) {
    return new ConfigException(file.toString(), List.of(new ConfigProblem("", message)));
  }

  private static Path folder(Path file) {
    return file.toAbsolutePath().getParent();
  }
}
