package io.portcullis.replay;

import org.junit.jupiter.api.Test;

import io.portcullis.model.State;
import io.portcullis.model.SubjectKind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MemoryTest {
  @Test
  void oneSubjectTooManyEndsTheRunWithASentence() {
    // Given
    Memory memory = new Memory(2);
    memory.save(state("a"));
    memory.save(state("b"));
    memory.save(state("b"));
    // When, Then
    assertThatThrownBy(() -> memory.save(state("c")))
        .isInstanceOf(ReplayException.class)
        .hasMessageContaining("more than 2 subjects");
    assertThat(memory.all()).hasSize(3);
  }

  private static State state(String id) {
    return State.fresh(id, SubjectKind.DEVICE, History.START);
  }
}
