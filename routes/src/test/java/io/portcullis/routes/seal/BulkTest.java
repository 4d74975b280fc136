package io.portcullis.routes.seal;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

import io.portcullis.routes.embedded.Topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BulkTest {
  @Test
  void aDocumentOfTwoLinesIsRefusedBecauseItWouldShiftTheOthers() {
    assertThatThrownBy(() -> item("{\n}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not one line");
  }

  @Test
  void nothingMakesNoBulk() {
    assertThat(Bulk.cut(List.of())).isEmpty();
  }

  @Test
  void aBulkEndsAtItsNumberOfDocuments() {
    // Given
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < Bulk.MAX_ITEMS + 1; i++) {
      items.add(item("{}"));
    }
    // When
    List<Bulk> bulks = Bulk.cut(items);
    // Then
    assertThat(bulks).extracting(b -> b.items().size()).containsExactly(Bulk.MAX_ITEMS, 1);
  }

  @Test
  void aBulkEndsAtItsSizeAndALargerDocumentGoesAlone() {
    // Given
    Item third = item("x".repeat(Bulk.MAX_BYTES / 3));
    Item huge = item("x".repeat(Bulk.MAX_BYTES + 1));
    // When
    List<Bulk> bulks = Bulk.cut(List.of(third, third, third, third, huge, third));
    // Then
    assertThat(bulks).extracting(b -> b.items().size()).containsExactly(3, 1, 1, 1);
  }

  @Test
  void theDelayDoublesUpToItsBound() {
    // Given
    Backoff backoff = new Backoff();
    // When
    List<Long> delays = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      delays.add(backoff.next().toMillis());
    }
    // Then
    assertThat(delays).containsExactly(200L, 400L, 800L, 1600L, 3200L, 5000L, 5000L);
  }

  @Test
  void stateIsWrittenWithItsVersion() {
    // Given
    StateFreight freight = new StateFreight(Topic.SUBJECTS, "portcullis-subjects", v -> v);
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    // When
    freight.pack(new ConsumerRecord<>("subjects", 0, 41, "dev-1", bytes("{}"))).writeTo(lines);
    freight.pack(new ConsumerRecord<>("subjects", 0, 42, "dev-1", null)).writeTo(lines);
    // Then
    assertThat(lines.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "{\"index\":{\"_index\":\"portcullis-subjects\",\"_id\":\"dev-1\",\"version\":42,\"version_type\":\"external\"}}",
            "{}",
            "{\"delete\":{\"_index\":\"portcullis-subjects\",\"_id\":\"dev-1\",\"version\":43,\"version_type\":\"external\"}}");
  }

  @Test
  void theAuthorizationIsNotPrinted() {
    // Given
    ElasticsearchAccess access =
        new ElasticsearchAccess(
            List.of(URI.create("https://es.example")), "ApiKey c2VjcmV0", Optional.empty());
    // When, Then
    assertThat(access.toString()).contains("es.example").doesNotContain("c2VjcmV0");
  }

  private static Item item(String source) {
    return new Item(
        new ConsumerRecord<>("sealed", 0, 0, "c0", bytes(source)),
        "create",
        "index",
        "id",
        OptionalLong.empty(),
        bytes(source),
        Optional.empty());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
