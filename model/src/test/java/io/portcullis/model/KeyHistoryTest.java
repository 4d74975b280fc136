package io.portcullis.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.portcullis.model.Statement.HsmCondition;
import io.portcullis.model.Statement.HsmHealthChanged;
import io.portcullis.model.Statement.KeyOperated;

import static org.assertj.core.api.Assertions.assertThat;

class KeyHistoryTest {
  private static final KeyOperated SIGNED = new KeyOperated("sign", "job", true);
  private static final Instant T0 = Samples.T0;

  private State state = State.fresh("key-1", SubjectKind.KEY, T0);

  @Test
  void anAttemptThatWasRefusedIsKept() {
    // When
    said(T0, "", new KeyOperated("export", "job", false));
    // Then
    assertThat(history().operations())
        .containsExactly(new KeyOperation("hsm", "export", "job", false, T0, T0, false));
    assertThat(history().failures()).isEmpty();
  }

  @Test
  void onlySoManyOperationsAreKeptTheOldestGiveWay() {
    for (int i = 0; i < KeyHistory.OPERATIONS; i++) {
      said(T0.plusSeconds(i), "", new KeyOperated("tried-" + i, "job", true));
    }
    // When
    said(T0.plusSeconds(60), "", new KeyOperated("export", "job", true));
    // Then
    assertThat(history().operations()).hasSize(KeyHistory.OPERATIONS);
    assertThat(history().operations().getFirst().operation()).isEqualTo("tried-1");
  }

  @Test
  void onlySoManyPlacesAreKept() {
    // When
    for (int i = 0; i <= KeyHistory.PLACES; i++) {
      said(T0.plusSeconds(i), "10.0." + i + ".9", SIGNED);
    }
    // Then
    assertThat(history().places()).hasSize(KeyHistory.PLACES);
    assertThat(history().places().getFirst().place()).isEqualTo("10.0.1.0/24");
  }

  @Test
  void againWithinTheHourIsTheSameHappening() {
    said(T0, "", SIGNED);
    // When
    said(T0.plus(Duration.ofMinutes(59)), "", SIGNED);
    // Then
    assertThat(history().operations()).extracting(KeyOperation::since).containsExactly(T0);
    assertThat(history().habits()).extracting(Habit::count).containsExactly(2L);
  }

  @Test
  void neighboursAreOnePlace() {
    said(T0, "192.0.2.7", SIGNED);
    // When
    said(T0.plusSeconds(1), "192.0.2.200", SIGNED);
    // Then
    assertThat(history().places())
        .containsExactly(new KeyPlace("hsm", "192.0.2.0/24", T0, T0.plusSeconds(1), false));
  }

  @Test
  void placesHaveTheNamesOfTheirNetworks() {
    assertThat(
            List.of(
                KeyPlace.of("2001:DB8:7:1::5"), KeyPlace.of("kms.Cloud.example"), KeyPlace.of("")))
        .containsExactly("2001:db8:7::/48", "kms.cloud.example", "");
  }

  @Test
  void aRefusedUseIsAFailureAndNoUse() {
    // When
    said(T0, "192.0.2.7", new KeyOperated("sign", "job", false));
    // Then
    assertThat(history().failures()).extracting(Failures::of).containsExactly(Failures.USE);
    assertThat(history().habits()).isEmpty();
    assertThat(history().places()).isEmpty();
  }

  @Test
  void aWrongPinIsAFailureOfTheToken() {
    // When
    said(T0, "", new HsmHealthChanged(HsmCondition.AUTHENTICATION_FAILURE, "wrong PIN"));
    // Then
    assertThat(history().failures())
        .containsExactly(new Failures("hsm", Failures.AUTHENTICATION, List.of(T0), false));
  }

  @Test
  void stateOfAnEarlierReleaseHasNone() {
    Facts old =
        new Facts(
            List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
            null, null, null, null, null, null, null, null, null, null, null);

    KeyHistory history = old.history();

    assertThat(history).isEqualTo(KeyHistory.NONE);
    assertThat(old.volumes()).isEmpty();
    assertThat(old.issuances()).isEqualTo(Issuances.NONE);
  }

  @Test
  void aMergeTakesBothHistories() {
    said(T0, "192.0.2.7", SIGNED);
    State loser =
        Apply.apply(
            State.fresh("key-2", SubjectKind.KEY, T0),
            Samples.said("kms", T0, new KeyOperated("export", "eve", false)));
    // When
    said(T0, "", Statement.SubjectAbsorbed.of(loser));
    // Then
    assertThat(history().operations())
        .extracting(KeyOperation::operation)
        .containsExactlyInAnyOrder("sign", "export");
    assertThat(history().habits()).hasSize(1);
    assertThat(history().places()).hasSize(1);
  }

  private void said(Instant at, String address, Statement statement) {
    Signal signal = Samples.said("hsm", at, statement);
    state = Apply.apply(state, Samples.from(signal, address));
  }

  private KeyHistory history() {
    return state.subject().facts().history();
  }
}
