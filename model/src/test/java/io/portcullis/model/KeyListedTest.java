package io.portcullis.model;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.portcullis.model.KeyDeclaration.KeyRotation;
import io.portcullis.model.KeyListed.Origin;
import io.portcullis.model.KeyListed.Status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KeyListedTest {
  @Test
  void moreNotesThanMayBeAreRefused() {
    // Given
    List<String> most = Collections.nCopies(KeyListed.MOST_NOTES, "a note");
    List<String> more = Collections.nCopies(KeyListed.MOST_NOTES + 1, "a note");
    // When, then
    assertThat(listed(1, most).notes()).hasSize(KeyListed.MOST_NOTES);
    assertThatThrownBy(() -> listed(1, more)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"256, false", "257, true"})
  void aNoteHasABound(int length, boolean refused) {
    // Given
    List<String> notes = List.of("n".repeat(length));
    // When, then
    if (refused) {
      assertThatThrownBy(() -> listed(1, notes)).hasMessage("notes: longer than 256 characters");
    } else {
      assertThat(listed(1, notes).notes()).isEqualTo(notes);
    }
  }

  @Test
  void aNumberBelowZeroIsRefused() {
    assertThatThrownBy(() -> listed(-1, List.of())).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatIsNotToldIsSaidToBeNotKnown() {
    // Given
    KeyListed nothing = new KeyListed(null, null, null, 0, 0, null, null);
    // When
    String line = nothing.describe();
    // Then
    assertThat(line).isEqualTo("whether it is enabled is not known, origin not known");
  }

  @Test
  void oneLineTellsAllOfIt() {
    // Given
    KeyListed ending =
        new KeyListed(
            Status.PENDING_DELETION,
            Optional.of(Instant.parse("2026-07-01T12:00:00Z")),
            Origin.IMPORTED,
            3,
            1,
            KeyRotation.NONE,
            List.of("2 grants"));
    // When
    String line = ending.describe();
    // Then
    assertThat(line)
        .isEqualTo(
            "pending deletion, to be destroyed 2026-07-01, imported, 1 of 3 versions usable,"
                + " 2 grants");
  }

  private static KeyListed listed(long versions, List<String> notes) {
    return new KeyListed(
        Status.ENABLED, Optional.empty(), Origin.MADE_THERE, versions, 0, KeyRotation.NONE, notes);
  }
}
