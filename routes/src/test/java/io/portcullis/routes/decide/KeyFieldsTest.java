package io.portcullis.routes.decide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.portcullis.model.Habit;
import io.portcullis.model.KeyDeclaration;
import io.portcullis.model.KeyHistory;
import io.portcullis.model.Signal;
import io.portcullis.model.State;
import io.portcullis.model.Statement;
import io.portcullis.model.Subject;
import io.portcullis.model.SubjectKind;
import io.portcullis.routes.state.DeclaredFacts;

import static org.assertj.core.api.Assertions.assertThat;

class KeyFieldsTest {
  /** A Monday. */
  private static final Instant HOUR = Instant.parse("2026-03-02T05:00:00Z");

  private static final int EIGHT = 8 * 16;

  @Test
  void whatIsNoKeyHasNone() {
    assertThat(KeyFields.of(used("spy", ""), state(SubjectKind.DEVICE))).isEmpty();
  }

  @Test
  void whatIsUsualOfAnotherSourceIsNotCompared() {
    assertThat(KeyFields.of(used("other", ""), state(SubjectKind.KEY))).isEmpty();
  }

  @Test
  void aUseStandsBesideWhatIsUsualInItsHour() {
    // When
    Map<String, Object> fields = KeyFields.of(used("spy", "production"), state(SubjectKind.KEY));
    // Then
    assertThat(fields)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "portcullis.key.environment",
                "production",
                "portcullis.key.volume.hour",
                "2026-03-02T05:00:00Z",
                "portcullis.key.volume.count",
                3L,
                "portcullis.key.volume.usual",
                8.5));
  }

  /** Used three times in the running hour; 8.5 times are usual in the one before. */
  private static State state(SubjectKind kind) {
    List<Integer> usual = new ArrayList<>(Collections.nCopies(Habit.HOURS, 0));
    usual.set(4, EIGHT + 8);
    Habit habit = new Habit("spy", HOUR, HOUR, 3, usual, Optional.empty(), false);
    KeyHistory history = new KeyHistory(List.of(), List.of(), List.of(habit), List.of(), List.of());
    Subject subject = Subject.fresh("key-1", kind, HOUR);
    return new State(subject.with(DeclaredFacts.of(KeyDeclaration.NONE, history, HOUR)), List.of());
  }

  private static Signal used(String source, String environment) {
    Statement use = new Statement.KeyOperated("sign", "svc", true, "", environment);
    return Signal.derived("sig-1", source, HOUR, SubjectKind.KEY, "key-1", use);
  }
}
