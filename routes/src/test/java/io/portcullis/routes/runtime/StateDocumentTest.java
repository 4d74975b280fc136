package io.portcullis.routes.runtime;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Certificate;
import io.portcullis.model.KeyDeclaration;
import io.portcullis.model.Subject;
import io.portcullis.model.SubjectKind;
import io.portcullis.routes.decide.Summary;
import io.portcullis.routes.state.DeclaredFacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StateDocumentTest {
  private static final Instant T0 = Instant.parse("2026-04-01T10:00:00Z");

  @Test
  void whatIsNoSubjectIsRefused() {
    assertThatThrownBy(() -> StateDocument.of("[]".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not a subject");
  }

  @Test
  void aSubjectIsTheSameDocumentWhateverTheOrderOfItsGroups() throws IOException {
    Subject subject =
        Subject.fresh("dev-1", SubjectKind.DEVICE, T0)
            .named("tablet", "ann", Set.of("b", "a", "c"))
            .formerly(List.of("dev-0"))
            .alsoKnownAs(List.of(new Alias(AliasType.HOSTNAME, "Tablet-1")));
    // When
    JsonNode document = Json.MAPPER.readTree(StateDocument.of(bytes(subject)));
    // Then
    assertThat(document.path("updated").asText()).isEqualTo("2026-04-01T10:00:00Z");
    assertThat(document.path("groups").toString()).isEqualTo("[\"a\",\"b\",\"c\"]");
    assertThat(document.at("/former/0").asText()).isEqualTo("dev-0");
    assertThat(document.at("/aliases/0").asText()).isEqualTo("hostname=tablet-1");
    assertThat(document.at("/standing/admitted").asText()).isEqualTo("GOOD");
    assertThat(document.path("certificates").asInt()).isZero();
  }

  @Test
  void whatPeopleChooseByIsInIt() throws IOException {
    // Given
    Subject key =
        Subject.fresh("key-1", SubjectKind.KEY, T0)
            .with(DeclaredFacts.of(declared("production"), T0));
    Certificate issued =
        new Certificate("CN=Lab CA", "1", "CN=a", "", "", T0, T0.plusSeconds(1), false, "");
    // When
    byte[] document = StateDocument.of(Json.bytes(new Summary(key, List.of(issued))));
    // Then
    JsonNode read = Json.MAPPER.readTree(document);
    assertThat(read.path("sources").toString()).isEqualTo("[\"inventory\"]");
    assertThat(read.path("authorities").toString()).isEqualTo("[\"CN=Lab CA\"]");
    assertThat(read.path("environment").asText()).isEqualTo("production");
  }

  private static KeyDeclaration declared(String environment) {
    return new KeyDeclaration(
        "", null, null, "", environment, null, null, null, null, null, "", "");
  }

  private static byte[] bytes(Subject subject) {
    return Json.bytes(new Summary(subject, List.of()));
  }
}
