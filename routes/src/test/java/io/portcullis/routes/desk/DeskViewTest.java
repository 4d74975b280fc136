package io.portcullis.routes.desk;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

import io.portcullis.connectors.api.Json;
import io.portcullis.inventory.desk.Item;

import static org.assertj.core.api.Assertions.assertThat;

class DeskViewTest {
  private final DeskView view = new DeskView();

  @Test
  void whatCanNotBeReadIsPassedOverAndTheRestIsRead() {
    // When
    view.read(record(0, "rotation/r1", "{\"version\":".getBytes(StandardCharsets.UTF_8)));
    view.read(record(1, "other/r1", "{}".getBytes(StandardCharsets.UTF_8)));
    view.read(record(2, "rotation/r2", Json.bytes(KeptItems.kept("r2", 1))));
    // Then
    assertThat(view.of(Item.Kind.ROTATION, "")).hasSize(1);
  }

  @Test
  void anOlderVersionAndAnOlderPlaceChangeNothing() {
    // Given
    view.read(record(5, "rotation/r1", Json.bytes(KeptItems.kept("r1", 3))));
    // When
    view.read(record(4, "rotation/r1", Json.bytes(KeptItems.kept("r1", 9))));
    view.read(record(6, "rotation/r1", Json.bytes(KeptItems.kept("r1", 2))));
    // Then
    assertThat(view.find("rotation/r1").orElseThrow().version()).isEqualTo(3);
    assertThat(view.next(0)).isEqualTo(7);
  }

  @Test
  void whatWasForgottenDoesNotComeBackWithAFollowerThatIsBehind() {
    // Given: whoever writes has read on
    view.read(record(0, "rotation/r1", Json.bytes(KeptItems.kept("r1", 1))));
    view.read(record(1, "rotation/r1", null));
    // When
    view.read(record(0, "rotation/r1", Json.bytes(KeptItems.kept("r1", 1))));
    // Then
    assertThat(view.find("rotation/r1")).isEmpty();
  }

  @Test
  void aKindIsReadInTheOrderOfItsIdsAndNoFurther() {
    // Given
    view.accept("rotation/r2", Optional.of(KeptItems.kept("r2", 1)));
    view.accept("rotation/r1", Optional.of(KeptItems.kept("r1", 1)));
    view.accept(
        "retention/k1", Optional.of(new Kept<>(1, "ann", KeptItems.T0, KeptItems.retention("k1"))));
    // When, Then
    assertThat(view.of(Item.Kind.ROTATION, "").map(k -> k.item().id())).containsExactly("r1", "r2");
    assertThat(view.of(Item.Kind.ROTATION, "r1").map(k -> k.item().id())).containsExactly("r2");
    assertThat(view.of(Item.Kind.RETENTION, "").map(k -> k.item().id())).containsExactly("k1");
    assertThat(view.of(Item.Kind.CUSTODY, "")).isEmpty();
  }

  private static ConsumerRecord<String, byte[]> record(long offset, String key, byte[] value) {
    return new ConsumerRecord<>("calendar", 0, offset, key, value);
  }
}
