package io.portcullis.model;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.portcullis.model.KeyAttributes.Word;

import static io.portcullis.model.KeyAttributes.Word.CLEAR;
import static io.portcullis.model.KeyAttributes.Word.SET;
import static io.portcullis.model.KeyAttributes.Word.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

class KeyReadingTest {
  private static final Instant T0 = Samples.T0;
  private static final Instant LATER = T0.plusSeconds(3600);
  private static final KeyAttributes SOUND = key(CLEAR, SET, SET, SET, SET);

  private State state = State.fresh("key-1", SubjectKind.KEY, T0);

  @Test
  void whatTheTokenDoesNotTellProvesNothingAndIsNamed() {
    // Given
    KeyAttributes silent = key(CLEAR, UNKNOWN, SET, UNKNOWN, null);
    // When
    boolean proved = silent.nonExportable();
    // Then
    assertThat(proved).isFalse();
    assertThat(silent.against()).isEmpty();
    assertThat(silent.unknown()).containsExactly("never-extractable", "always-sensitive", "local");
    assertThat(silent.describe()).contains("not known: never-extractable");
  }

  @Test
  void oneAttributeToTheContraryIsEnough() {
    // When / Then
    assertThat(key(SET, SET, SET, SET, SET).nonExportable()).isFalse();
    assertThat(key(CLEAR, CLEAR, SET, SET, SET).nonExportable()).isFalse();
    assertThat(key(CLEAR, SET, CLEAR, SET, SET).nonExportable()).isFalse();
    assertThat(key(CLEAR, SET, SET, CLEAR, SET).nonExportable()).isFalse();
    assertThat(key(CLEAR, SET, SET, SET, CLEAR).against()).containsExactly("not local");
  }

  @Test
  void allThreeTogetherAreTheProof() {
    // When / Then
    assertThat(SOUND.nonExportable()).isTrue();
    assertThat(SOUND.describe()).isEqualTo("EC P-256 \"issuing\", proved non-exportable");
  }

  @Test
  void ofTwoObjectsTheWeakerOneCounts() {
    // Given
    KeyAttributes copy = key(SET, CLEAR, SET, UNKNOWN, CLEAR);
    // When
    KeyAttributes both = SOUND.and(copy);
    // Then
    assertThat(both.extractable()).isEqualTo(SET);
    assertThat(both.neverExtractable()).isEqualTo(CLEAR);
    assertThat(both.alwaysSensitive()).isEqualTo(UNKNOWN);
    assertThat(copy.and(SOUND).against()).isEqualTo(both.against());
  }

  @Test
  void anotherKeyUnderTheSameIdIsSeenAgainstTheProofBefore() {
    // Given
    reads("hsm", T0, SOUND);
    // When
    reads("hsm", LATER, key(SET, CLEAR, SET, SET, CLEAR));
    // Then
    KeyReading now = readings().getFirst();
    assertThat(now.provedUntil()).contains(T0);
    assertThat(now.since()).isEqualTo(LATER);
    assertThat(now.describe()).contains("was proved until " + T0);
    reads("hsm", LATER.plusSeconds(1), key(SET, CLEAR, SET, SET, CLEAR));
    assertThat(readings().getFirst().provedUntil()).contains(T0);
    assertThat(readings().getFirst().since()).isEqualTo(LATER);
  }

  @Test
  void theSameReadingAgainIsNothingNew() {
    // Given
    reads("hsm", T0, SOUND);
    Facts before = state.subject().facts();
    // When
    reads("hsm", LATER, SOUND);
    // Then
    assertThat(state.subject().facts().repeat(before)).isTrue();
    assertThat(readings().getFirst().at()).isEqualTo(LATER);
  }

  @Test
  void eachTokenSpeaksForItselfAndTheOldestGiveWay() {
    // When
    for (int i = 0; i <= Facts.MAX; i++) {
      reads("hsm-" + i, T0, SOUND);
    }
    // Then
    assertThat(readings()).hasSize(Facts.MAX);
    assertThat(readings()).extracting(KeyReading::source).doesNotContain("hsm-0").contains("hsm-1");
  }

  private List<KeyReading> readings() {
    return state.subject().facts().keyReadings();
  }

  private void reads(String source, Instant at, KeyAttributes attributes) {
    Statement said = new Statement.KeyObserved(attributes, Samples.TOKEN);
    Signal signal =
        new Signal(
            "sig-" + source + at,
            source,
            "",
            at,
            at,
            SubjectKind.KEY,
            "key-1",
            List.of(),
            false,
            Actor.UNKNOWN,
            said);
    state = Apply.apply(state, signal);
  }

  private static KeyAttributes key(
      Word extractable, Word never, Word now, Word always, Word local) {
    return new KeyAttributes(
        "issuing", "EC", "P-256", extractable, never, now, always, local, SET, Set.of("SIGN"));
  }
}
