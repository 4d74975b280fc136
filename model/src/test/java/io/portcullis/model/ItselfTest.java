package io.portcullis.model;

import org.junit.jupiter.api.Test;

import static io.portcullis.model.Samples.T0;
import static org.assertj.core.api.Assertions.assertThat;

/** The hub notes of itself what people do to it. */
class ItselfTest {
  @Test
  void twoThingsOfOneMomentAreTwoSignals() {
    // When
    Signal one = Itself.noted(Itself.POLICY, "mode-lowered", true, "ann", "a/b", T0);
    Signal other = Itself.noted(Itself.POLICY, "mode-lowered", true, "ann", "a/c", T0);
    // Then
    assertThat(one.id()).isNotEqualTo(other.id());
    assertThat(one).isEqualTo(Itself.noted(Itself.POLICY, "mode-lowered", true, "ann", "a/b", T0));
  }

  @Test
  void itsTopicsAreKeptForRules() {
    Signal signal = Itself.noted(Itself.APPROVAL, "by-requester", false, "ann", "rei-1", T0);
    // When
    State state = Apply.apply(State.fresh("wor-1", SubjectKind.WORKLOAD, T0), signal);
    // Then
    assertThat(state.subject().aliases()).contains(Itself.NAME);
    assertThat(state.subject().facts().notes())
        .singleElement()
        .isEqualTo(
            new Facts.Note(Itself.SOURCE, Itself.APPROVAL, "by-requester", false, T0, T0, false));
  }
}
