package io.portcullis.routes.fields;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

import io.portcullis.connectors.api.Json;

import static org.assertj.core.api.Assertions.assertThat;

/** With {@code -Dfields.write=true} page and templates are written anew. */
class FieldsPageTest {
  private static final Path HOME = Path.of(System.getProperty("portcullis.home"));
  private static final String FOLDER = "io/portcullis/dashboards/elasticsearch/component/";
  private static final FieldTable TABLE = FieldTable.built();

  @Test
  void thePageIsCurrent() throws IOException {
    // Given
    Path page = HOME.resolve("docs/fields.md");
    if (Boolean.getBoolean("fields.write")) {
      Files.writeString(page, FieldsPage.of(TABLE));
    }
    // When
    String written = Files.readString(page);
    // Then
    assertThat(written).isEqualTo(FieldsPage.of(TABLE));
  }

  @Test
  void templatesAreThoseOfTheTable() throws IOException {
    same("portcullis-fields", field -> field.name().startsWith(FieldTable.OWN));
    same("portcullis-ecs", field -> !field.name().startsWith(FieldTable.OWN));
  }

  @Test
  void noFieldIsAnObjectAsWell() {
    assertThat(TABLE.all()).noneMatch(field -> TABLE.isObject(field.name()));
  }

  private static void same(String component, Predicate<Field> which) throws IOException {
    String name = FOLDER + component + ".json";
    JsonNode properties = Json.MAPPER.valueToTree(TABLE.properties(which));
    try (InputStream in = FieldTable.class.getResourceAsStream("/" + name)) {
      ObjectNode template = (ObjectNode) Json.MAPPER.readTree(in);
      ObjectNode mappings = (ObjectNode) template.at("/template/mappings");
      if (Boolean.getBoolean("fields.write")) {
        mappings.set("properties", properties);
        Path file = HOME.resolve("dashboards/src/main/resources").resolve(name);
        Files.writeString(file, template.toPrettyString() + "\n");
      }
      assertThat(mappings.path("properties")).as(component).isEqualTo(properties);
    }
  }
}
