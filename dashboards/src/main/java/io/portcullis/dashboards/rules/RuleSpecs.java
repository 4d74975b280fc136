package io.portcullis.dashboards.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;

/** Reads the files of rules; an error names the file. */
public final class RuleSpecs {
  private static final int MOST = 200;
  private static final int LONGEST_FILE = 16 << 10;
  private static final String ENDING = ".yaml";
  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  private static final ObjectMapper YAML =
      YAMLMapper.builder(new YAMLFactory())
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(com.fasterxml.jackson.core.JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .addModule(new Jdk8Module())
          .addModule(new SimpleModule().addDeserializer(java.time.Duration.class, new SpanReader()))
          .build();

  private RuleSpecs() {}

  /**
   * All rules of a folder, in the order of their ids.
   *
   * @throws IOException when the folder can not be read
   * @throws IllegalArgumentException naming the file that is not sound
   */
  public static List<RuleSpec> in(Path folder) throws IOException {
    List<RuleSpec> specs = new ArrayList<>();
    Set<String> titles = new HashSet<>();
    for (Path file : files(folder)) {
      RuleSpec spec = read(file);
      if (!titles.add(spec.title())) {
        throw new IllegalArgumentException(file + ": title: another rule has it");
      }
      specs.add(spec);
    }
    return specs;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      List<Path> files = all.filter(f -> f.toString().endsWith(ENDING)).sorted().toList();
      if (files.size() > MOST) {
        throw new IllegalArgumentException(folder + ": more than " + MOST + " rules");
      }
      return files;
    }
  }

  private static RuleSpec read(Path file) throws IOException {
    String name = file.getFileName().toString();
    String id = name.substring(0, name.length() - ENDING.length());
    if (!NAME.matcher(id).matches() || Files.size(file) > LONGEST_FILE) {
      throw new IllegalArgumentException(
          file + ": small letters, digits and hyphens make its name, and it holds 16 KiB at most");
    }
    try {
      return YAML.readValue(file.toFile(), RuleSpec.class).named(id);
    } catch (JsonProcessingException e) {
      Throwable cause = e.getCause() instanceof IllegalArgumentException own ? own : e;
      String why =
          cause instanceof JsonProcessingException json
              ? json.getOriginalMessage()
              : cause.getMessage();
      throw new IllegalArgumentException(file + ": " + why, e);
    }
  }
}
