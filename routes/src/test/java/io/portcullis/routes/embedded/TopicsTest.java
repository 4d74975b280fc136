package io.portcullis.routes.embedded;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import io.portcullis.model.PointKind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TopicsTest {
  @Test
  void moreInSyncReplicasThanReplicasIsRefused() {
    assertThatThrownBy(() -> new Topics("", 4, (short) 1, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("min in-sync: 2");
  }

  @Test
  void aPrefixThatKafkaWouldRefuseIsRefusedHere() {
    assertThatThrownBy(() -> new Topics("a b", 4, (short) 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a b");
  }

  @Test
  void noPartitionsAreRefused() {
    assertThatThrownBy(() -> new Topics("", 0, (short) 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("partitions: 0");
  }

  @Test
  void theNamesAreThoseOfTheDesign() {
    // Given
    Topics topics = Topics.embedded();
    // When
    var names = Arrays.stream(Topic.values()).map(topics::name).toList();
    // Then
    assertThat(names)
        .contains(
            "intake",
            "signals",
            "subjects",
            "proposals",
            "actions-ca",
            "actions-hsm",
            "actions-radius",
            "actions-notify",
            "verdicts",
            "inventory",
            "policies",
            "records",
            "sealed",
            "duties",
            "dead-letters");
    assertThat(Topic.actions(PointKind.RADIUS)).isEqualTo(Topic.ACTIONS_RADIUS);
  }
}
