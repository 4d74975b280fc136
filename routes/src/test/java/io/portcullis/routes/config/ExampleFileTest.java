package io.portcullis.routes.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ExampleFileTest {
  private static final Path EXAMPLE =
      Path.of(System.getProperty("portcullis.home"), "docs", "portcullis.example.yaml");

  @Test
  void theExampleIsSoundAndShowsEachWayToComeIn() {
    // When
    PortcullisConfig config = ConfigLoader.load(EXAMPLE);
    // Then
    Set<Class<?>> shown = new HashSet<>();
    config.sources().forEach(source -> shown.add(source.auth().getClass()));
    assertThat(shown).containsExactlyInAnyOrder(AuthSettings.class.getPermittedSubclasses());
  }

  @Test
  void theExampleNamesEverySettingThereIs() throws Exception {
    // Given
    JsonNode example = new YAMLMapper().readTree(EXAMPLE.toFile());
    Set<String> named = new TreeSet<>();
    keys(example, named);
    // When
    Set<String> known = new TreeSet<>();
    settings(PortcullisConfig.class, known);
    // Then: an API key takes the place of user and password, so only a comment can name it
    known.remove("api-key");
    assertThat(named).containsAll(known);
  }

  private static void keys(JsonNode node, Set<String> into) {
    node.fieldNames().forEachRemaining(into::add);
    node.forEach(child -> keys(child, into));
  }

  private static void settings(Type type, Set<String> into) {
    if (type instanceof ParameterizedType generic) {
      Stream.of(generic.getActualTypeArguments()).forEach(inner -> settings(inner, into));
      return;
    }
    Class<?> plain = (Class<?>) type;
    if (plain.isSealed()) {
      Stream.of(plain.getPermittedSubclasses()).forEach(inner -> settings(inner, into));
    } else if (plain.isRecord()
        && Stream.of(plain.getMethods()).noneMatch(m -> m.getName().equals("parse"))) {
      for (RecordComponent component : plain.getRecordComponents()) {
        into.add(Binder.key(component));
        settings(component.getGenericType(), into);
      }
    }
  }
}
