package io.portcullis.dashboards;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;

/** The specifications of the build, in the order in which people read the dashboards. */
public final class Specs {
  private static final List<String> NAMES =
      List.of("overview", "enforcement", "posture", "keys", "certificates", "evidence");

  private static final ObjectMapper YAML =
      YAMLMapper.builder()
          .addModule(new Jdk8Module())
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Specs() {}

  public static List<Spec> all() {
    return NAMES.stream().map(Specs::builtIn).toList();
  }

  /**
   * @throws IllegalArgumentException naming what is wrong and where
   */
  static Spec read(String yaml) {
    try {
      return YAML.readValue(yaml, Spec.class);
    } catch (IOException e) {
      throw new IllegalArgumentException("specification: " + e.getMessage(), e);
    }
  }

  private static Spec builtIn(String name) {
    try (InputStream in = Specs.class.getResourceAsStream("spec/" + name + ".yaml")) {
      if (in == null) {
        throw new IllegalStateException("specification " + name + " is missing from the build");
      }
      return read(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(name + ": " + e.getMessage(), e);
    }
  }
}
