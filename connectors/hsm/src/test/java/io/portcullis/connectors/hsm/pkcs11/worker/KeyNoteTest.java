package io.portcullis.connectors.hsm.pkcs11.worker;

import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KeyNoteTest {
  private static Request request(long decidedAt, int generation) {
    return new Request(1, Request.Operation.DISABLE, "01", decidedAt, generation, 0);
  }

  @Test
  void aForeignTextIsRefused() {
    for (String text : new String[] {"", "x", "1|2", "1|2|FLY", "a|b|SIGN"}) {
      assertThatThrownBy(() -> KeyNote.parse(text)).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void onlyAnOlderRequestIsLate() {
    // Given
    KeyNote note = new KeyNote(100, 2, Set.of());
    // When / Then
    assertThat(note.newerThan(request(99, 7))).isTrue();
    assertThat(note.newerThan(request(100, 1))).isTrue();
    assertThat(note.newerThan(request(100, 2))).isFalse();
    assertThat(note.newerThan(request(101, 1))).isFalse();
  }

  @Test
  void twoNotesLoseNothingThatIsWithheld() {
    // Given
    KeyNote old = new KeyNote(5, 1, Set.of(Usage.DECRYPT));
    KeyNote newer = new KeyNote(6, 2, Set.of(Usage.SIGN));
    // When
    KeyNote both = old.and(newer);
    // Then
    assertThat(both).isEqualTo(new KeyNote(6, 2, Set.of(Usage.SIGN, Usage.DECRYPT)));
  }
}
