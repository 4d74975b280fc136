package io.portcullis.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.portcullis.model.KeyDeclaration.Tier;
import io.portcullis.model.Statement.KeyDeclared;
import io.portcullis.model.Statement.KeyOperated;

import static org.assertj.core.api.Assertions.assertThat;

class KeyAccessTest {
  private static final Instant T0 = Samples.T0;
  private static final KeyUsers LISTED =
      new KeyUsers(
          List.of("arn:role/Release/*", "Ann"),
          List.of("release/main"),
          List.of("192.0.2.0/24", "2001:db8::/32"));

  private State state = State.fresh("key-1", SubjectKind.KEY, T0);

  @ParameterizedTest
  @CsvSource({
    "eve, '', '', true",
    "ann, 198.51.100.1, '', true",
    "ann, 192.0.2.1, release/feature, true",
    "ann, 192.0.2.1, release/main, false",
    "arn:role/Release/i-0a, 2001:db8::7, '', false",
    "arn:role/Releaser, '', '', true",
    "'', '', '', false",
    "ann, build-host, '', false"
  })
  void eachListThatIsNotEmptyRestrictsAndWhatIsNotToldIsNotHeldAgainstIt(
      String principal, String address, String job, boolean outside) {
    // Given
    KeyAccess access = new KeyAccess("kms", principal, "sign", address, job, "", T0, T0, false);
    // When
    boolean strange = access.outside(DeclarationsTest.of(Tier.CA, "", LISTED));
    // Then
    assertThat(strange).isEqualTo(outside);
    assertThat(access.outside(KeyDeclaration.NONE)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "production, test, true",
    "test, production, true",
    "production, production, false",
    "'', test, false",
    "production, '', false"
  })
  void anEnvironmentIsWrongWhenBothAreTold(String declared, String used, boolean wrong) {
    // Given
    KeyAccess access = new KeyAccess("kms", "ann", "sign", "", "", used, T0, T0, false);
    // When
    boolean elsewhere = access.elsewhere(DeclarationsTest.of(Tier.CA, declared, KeyUsers.ANYBODY));
    // Then
    assertThat(elsewhere).isEqualTo(wrong);
  }

  @Test
  void aRefusedUseAndAChangeAreNoUse() {
    // When
    used(T0, "192.0.2.1", new KeyOperated("sign", "ann", false));
    used(T0, "192.0.2.1", new KeyOperated("disable", "ann", true));
    // Then
    assertThat(accesses()).isEmpty();
  }

  @Test
  void againWithinTheHourIsTheSameHappeningAndLaterIsANewOne() {
    KeyOperated sign = new KeyOperated("sign", "ann", true).as("release").in("test");
    used(T0, "192.0.2.1", sign);
    used(
        T0.plus(Duration.ofMinutes(59)),
        "192.0.2.1",
        new KeyOperated("decrypt", "ann", true).as("release").in("test"));
    List<KeyAccess> same = accesses();
    Instant later = T0.plus(KeyHistory.SAME);
    // When
    used(later, "192.0.2.1", sign);
    // Then
    assertThat(same).extracting(KeyAccess::since).containsExactly(T0);
    assertThat(same).extracting(KeyAccess::operation).containsExactly("sign");
    assertThat(accesses())
        .containsExactly(
            new KeyAccess(
                "hsm", "ann", "sign", "192.0.2.1", "release", "test", later, later, false));
  }

  @Test
  void whatIsDeclaredGivesWayBeforeAStrangeUse() {
    used(T0, "", new KeyDeclared(DeclarationsTest.of(Tier.CA, "", LISTED)));
    used(T0, "192.0.2.1", new KeyOperated("sign", "eve", true));
    // When
    for (int i = 0; i <= KeyHistory.ACCESSES; i++) {
      used(T0.plusSeconds(i), "192.0.2." + (i + 2), new KeyOperated("sign", "ann", true));
    }
    // Then
    assertThat(accesses()).hasSize(KeyHistory.ACCESSES);
    assertThat(accesses()).extracting(KeyAccess::principal).contains("eve");
  }

  @Test
  void ofMoreStrangeUsesThanThereIsRoomForTheOldestGoes() {
    used(T0, "", new KeyDeclared(DeclarationsTest.of(Tier.CA, "", LISTED)));
    // When
    for (int i = 0; i <= KeyHistory.ACCESSES; i++) {
      used(T0.plusSeconds(i), "", new KeyOperated("sign", "eve-" + i, true));
    }
    // Then
    assertThat(accesses()).hasSize(KeyHistory.ACCESSES);
    assertThat(accesses().getFirst().principal()).isEqualTo("eve-1");
  }

  @Test
  void stateOfAnEarlierReleaseHasNone() {
    KeyHistory old = new KeyHistory(List.of(), List.of(), List.of(), List.of(), null);
    assertThat(old.accesses()).isEmpty();
  }

  private void used(Instant at, String address, Statement statement) {
    Signal signal = Samples.said("hsm", at, statement);
    state = Apply.apply(state, Samples.from(signal, address));
  }

  private List<KeyAccess> accesses() {
    return state.subject().facts().history().accesses();
  }
}
