package io.portcullis.model.evidence;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PersonalPathsTest {
  @Test
  void personsAreTakenOutAndTheRestStays() {
    // Given
    Map<String, Object> document =
        Map.of(
            "message", "Ada logged in",
            "user", Map.of("name", "ada", "target", Map.of("name", "bob")),
            "source", Map.of("ip", "192.0.2.7", "port", 4711),
            "related", Map.of("user", List.of("ada"), "hash", List.of("00ff")),
            "event", Map.of("action", "login"));
    // When
    PersonalPaths.Split split = PersonalPaths.split(document);
    // Then
    assertThat(split.publicPart())
        .isEqualTo(
            Map.of(
                "source", Map.of("port", 4711),
                "related", Map.of("hash", List.of("00ff")),
                "event", Map.of("action", "login")));
    assertThat(split.personalPart())
        .isEqualTo(
            Map.of(
                "message", "Ada logged in",
                "user", Map.of("name", "ada", "target", Map.of("name", "bob")),
                "source", Map.of("ip", "192.0.2.7"),
                "related", Map.of("user", List.of("ada"))));
  }

  @Test
  void fieldsSpelledWithDotsAreFoundTooAndLikeNamesAreNot() {
    // Given
    Map<String, Object> document =
        Map.of("user.name", "ada", "source", Map.of("geo.city_name", "Kiel"), "user_count", 3);
    // When
    PersonalPaths.Split split = PersonalPaths.split(document);
    // Then
    assertThat(split.publicPart()).isEqualTo(Map.of("user_count", 3));
    assertThat(split.personalPart())
        .isEqualTo(Map.of("user.name", "ada", "source", Map.of("geo.city_name", "Kiel")));
  }

  @Test
  void aMapThatWasEmptyAllAlongStays() {
    // When
    PersonalPaths.Split split =
        PersonalPaths.split(Map.of("labels", Map.of(), "host", Map.of("ip", "192.0.2.1")));
    // Then
    assertThat(split.publicPart()).isEqualTo(Map.of("labels", Map.of()));
  }
}
