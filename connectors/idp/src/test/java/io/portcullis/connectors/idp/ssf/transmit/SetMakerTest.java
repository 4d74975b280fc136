package io.portcullis.connectors.idp.ssf.transmit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Announcement;

import static org.assertj.core.api.Assertions.assertThat;

/** Each file of the folder is an announcement, a stream's wishes, and the claims or null. */
class SetMakerTest {
  private static final Path FOLDER = Path.of("src/test/resources/transmit");
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

  static Stream<Path> vectors() throws IOException {
    return Files.list(FOLDER).sorted();
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void anAnnouncementBecomesTheClaimsThatStandBesideIt(Path file) throws IOException {
    // Given
    JsonNode vector = Json.MAPPER.readTree(Files.readAllBytes(file));
    // When
    Optional<SetMaker.Claims> made = maker("lab", vector).of(announcement(vector));
    // Then
    JsonNode all =
        made.map(m -> (JsonNode) Json.MAPPER.valueToTree(m.all())).orElse(Json.MAPPER.nullNode());
    assertThat(Json.MAPPER.readTree(Json.bytes(all))).isEqualTo(vector.path("claims"));
  }

  @Test
  void eachStreamHasItsOwnIdsAndRepeatsThem() throws IOException {
    // Given
    JsonNode vector =
        Json.MAPPER.readTree(Files.readAllBytes(FOLDER.resolve("device-not-compliant.json")));
    // When
    String once = maker("lab", vector).of(announcement(vector)).orElseThrow().jti();
    String again = maker("lab", vector).of(announcement(vector)).orElseThrow().jti();
    String elsewhere = maker("other", vector).of(announcement(vector)).orElseThrow().jti();
    // Then
    assertThat(again).isEqualTo(once);
    assertThat(elsewhere).isNotEqualTo(once);
  }

  /** SSF 1.0 section 8.1.4: of the stream, and without the state that only a receiver gives. */
  @Test
  void aVerificationIsAboutTheStreamAndEachIsAnother() {
    // Given
    SetMaker maker = maker("lab", Json.MAPPER.createObjectNode());
    // When
    SetMaker.Claims claims = maker.verification(NOW);
    // Then
    assertThat(claims.all())
        .containsEntry("sub_id", Map.of("format", "opaque", "id", "lab"))
        .containsEntry("events", Map.of(SetMaker.VERIFICATION, Map.of()))
        .containsOnlyKeys("iss", "jti", "iat", "aud", "sub_id", "events");
    assertThat(maker.verification(NOW.plusSeconds(1)).jti()).isNotEqualTo(claims.jti());
  }

  private static Announcement announcement(JsonNode vector) {
    return Json.read(Json.bytes(vector.path("announcement")), Announcement.class);
  }

  private static SetMaker maker(String stream, JsonNode vector) {
    List<String> prefer =
        Json.MAPPER.convertValue(list(vector, "prefer"), new TypeReference<>() {});
    Set<EventKind> events =
        vector.has("events")
            ? Json.MAPPER.convertValue(vector.path("events"), new TypeReference<>() {})
            : Set.of(EventKind.values());
    Map<String, String> issuers =
        vector.has("issuers")
            ? Json.MAPPER.convertValue(vector.path("issuers"), new TypeReference<>() {})
            : Map.of();
    return new SetMaker(
        stream,
        "https://idp.lab.example/ssf",
        events,
        new Naming("https://hub.lab.example", prefer, issuers));
  }

  private static JsonNode list(JsonNode vector, String name) {
    return vector.has(name) ? vector.path(name) : Json.MAPPER.createArrayNode();
  }
}
