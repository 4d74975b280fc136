package io.portcullis.connectors.api;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EcsFieldTest {

  @Test
  void moreNamesThanAreKeptAreStillTakenApart() {
    // Given
    for (int i = 0; i <= EcsField.MAX_KNOWN; i++) {
      EcsField.of("labels.made-up-" + i);
    }
    // When
    EcsField field = EcsField.of("labels.one-too-many");
    // Then
    assertThat(EcsField.known()).isEqualTo(EcsField.MAX_KNOWN);
    assertThat(field).isEqualTo(new EcsField(List.of("labels"), "one-too-many", ""));
  }

  @Test
  void addressesAndPeopleAreRelated() {
    // When
    List<String> related =
        List.of(
            EcsField.of("source.ip").related(),
            EcsField.of("user.target.name").related(),
            EcsField.of("host.hostname").related(),
            EcsField.of("rule.name").related());
    // Then
    assertThat(related).containsExactly("related.ip", "related.user", "related.hosts", "");
  }
}
