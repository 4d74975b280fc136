package io.portcullis.routes.seal;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Hop;
import io.portcullis.model.evidence.Dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TemplatesTest {
  @Test
  void aTemplateThatIsNotInTheBuildIsNamed() {
    assertThatThrownBy(() -> Templates.read("index/none"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("index/none");
  }

  @Test
  void eachDatasetHasAStreamWithARetention() throws IOException {
    for (Dataset dataset : Dataset.values()) {
      // When
      JsonNode template = json("index/portcullis-" + dataset.name().toLowerCase(Locale.ROOT));
      // Then
      String pattern = template.path("index_patterns").path(0).asText();
      assertThat(dataset.stream()).startsWith(pattern.replace("*", ""));
      assertThat(template.has("data_stream")).isTrue();
      assertThat(template.path("template").path("lifecycle").path("data_retention").asText())
          .matches("[0-9]+d");
    }
  }

  @Test
  void aConfiguredRetentionTakesThePlaceOfTheWrittenOne() throws IOException {
    // Given
    Templates templates = new Templates(Map.of(Dataset.AUDIT, Duration.ofHours(36)));
    // When
    JsonNode audit = Json.MAPPER.readTree(templates.index("portcullis-audit"));
    JsonNode signals = Json.MAPPER.readTree(templates.index("portcullis-signals"));
    // Then
    assertThat(audit.at("/template/lifecycle/data_retention").asText()).isEqualTo("36h");
    assertThat(signals.at("/template/lifecycle/data_retention").asText()).isEqualTo("400d");
  }

  @Test
  void everyTemplateIsMadeOfKnownComponents() throws IOException {
    for (String name : Templates.INDICES) {
      // When
      JsonNode composed = json("index/" + name).path("composed_of");
      // Then
      assertThat(composed)
          .isNotEmpty()
          .allMatch(component -> Templates.COMPONENTS.contains(component.asText()));
    }
  }

  @Test
  void theSourceIsStoredAsItWasSealedAndFieldsHaveABound() throws IOException {
    // When
    JsonNode index = json("component/portcullis-settings").at("/template/settings/index");
    // Then
    assertThat(index.path("mode").asText()).isEqualTo("standard");
    assertThat(index.at("/mapping/source/mode").asText()).isEqualTo("stored");
    assertThat(index.at("/mapping/total_fields/limit").asInt()).isEqualTo(1000);
    assertThat(index.at("/mapping/total_fields/ignore_dynamic_beyond_limit").asText())
        .isEqualTo("true");
  }

  @Test
  void everyHopIsATimeAndWhatIsOursALength() throws IOException {
    JsonNode hops =
        json("component/portcullis-fields")
            .at("/template/mappings/properties/portcullis/properties/hops/properties");
    for (Hop.Kind kind : Hop.Kind.values()) {
      String name = kind.name().toLowerCase(Locale.ROOT);
      assertThat(hops.at("/at/properties/" + name + "/type").asText()).as(name).isEqualTo("date");
      boolean ours = kind.compareTo(Hop.Kind.RECEIVED) > 0;
      assertThat(hops.at("/ms/properties").has(name)).as(name).isEqualTo(ours);
    }
    assertThat(hops.at("/vendor_ms/type").asText()).isEqualTo("long");
  }

  private static JsonNode json(String name) throws IOException {
    return Json.MAPPER.readTree(Templates.read(name));
  }
}
