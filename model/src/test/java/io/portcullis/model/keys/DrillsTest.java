package io.portcullis.model.keys;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.portcullis.model.State;

import static org.assertj.core.api.Assertions.assertThat;

/** Restores that people wrote down, as the card and the control matrix see them. */
class DrillsTest {
  private static final Instant DAY = Instant.parse("2026-10-20T00:00:00Z");

  @Test
  void aRestoreWithoutEvidenceShowsNothing() {
    // When
    KeyControls.Cell cell = restored(KeySamples.bare(), passed(DAY, List.of()), KeySamples.NOW);
    // Then
    assertThat(cell.met()).isEqualTo(Met.NOT_KNOWN);
    assertThat(cell.evidence().getFirst().text())
        .isEqualTo("a restore drill is written down, and no evidence of it");
  }

  @Test
  void whatWentInPartChangesNothing() {
    // Given
    Drill partly = new Drill("ann", DAY, false, false, List.of("protocol 12"));
    // When
    KeyControls.Cell bare = restored(KeySamples.bare(), partly, KeySamples.NOW);
    KeyControls.Cell sound = restored(KeySamples.sound(), partly, KeySamples.NOW);
    // Then
    assertThat(bare.met()).isEqualTo(Met.NOT_KNOWN);
    assertThat(sound.met()).isEqualTo(Met.MET);
  }

  @Test
  void aRestoreThatFailedCountsAgainstWhatIsDeclared() {
    // Given
    Drill failed = new Drill("ann", DAY, false, true, List.of());
    // When
    KeyControls key = KeyControls.of(KeySamples.sound(), List.of(failed), KeySamples.NOW);
    List<Told> rollback = rollback(KeySamples.sound(), failed);
    // Then
    assertThat(cell(key, Control.RESTORED_LATELY).met()).isEqualTo(Met.NOT_MET);
    assertThat(cell(key, Control.BACKUP_FOLLOWS).met()).isEqualTo(Met.NOT_MET);
    assertThat(cell(key, Control.BACKUP_RECORDED).met()).isEqualTo(Met.MET);
    assertThat(rollback).extracting(Told::text).contains("a restore drill FAILED 2026-10-20");
    assertThat(rollback.getFirst().text()).isEqualTo("NO, because");
  }

  @Test
  void aRestoreCountsForAYear() {
    // Given
    Drill drill = passed(DAY, List.of("protocol 12"));
    Instant end = DAY.plus(Rollback.DRILLED);
    // When
    KeyControls.Cell before = restored(KeySamples.bare(), drill, end.minusSeconds(1));
    KeyControls.Cell after = restored(KeySamples.bare(), drill, end);
    // Then
    assertThat(before.met()).isEqualTo(Met.MET);
    assertThat(after.met()).isEqualTo(Met.NOT_MET);
  }

  @Test
  void theNewestOneIsShownWithWhoWroteItDownAndItsEvidence() {
    // Given
    Drill older = passed(DAY.minusSeconds(1), List.of("protocol 11"));
    Drill drill = passed(DAY, List.of("protocol 12", "CHG-7"));
    Told told =
        new Told(
            "restored in a drill 2026-10-20, evidence protocol 12, CHG-7", "ann", Optional.of(DAY));
    // When
    KeyControls key = KeyControls.of(KeySamples.sound(), List.of(drill, older), KeySamples.NOW);
    // Then
    assertThat(cell(key, Control.RESTORED_LATELY).evidence()).containsExactly(told);
    assertThat(cell(key, Control.BACKUP_FOLLOWS).evidence()).containsExactly(told);
    assertThat(rollback(KeySamples.sound(), drill)).contains(told);
  }

  private static Drill passed(Instant at, List<String> evidence) {
    return new Drill("ann", at, true, false, evidence);
  }

  private static KeyControls.Cell restored(State state, Drill drill, Instant now) {
    return cell(KeyControls.of(state, List.of(drill), now), Control.RESTORED_LATELY);
  }

  private static KeyControls.Cell cell(KeyControls key, Control control) {
    return key.cells().get(control.ordinal());
  }

  private static List<Told> rollback(State state, Drill drill) {
    Related related = new Related(List.of(), Optional.empty(), List.of(), List.of(drill));
    KeyCard card = KeyCard.of(state, related, KeySamples.NOW);
    return card.answers().get(Question.ROLLBACK.ordinal()).told();
  }
}
