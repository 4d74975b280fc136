package io.portcullis.connectors.hsm.pkcs11;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PinGuardTest {
  private final PinGuard guard = new PinGuard();

  @Test
  void aRefusedPinIsKnownAgain() {
    // When
    guard.refuse(guard.digest("1111".toCharArray()));
    // Then
    assertThat(guard.knownBad(guard.digest("1111".toCharArray()))).isTrue();
  }

  @Test
  void anotherPinMayBeTried() {
    // When
    guard.refuse(guard.digest("1111".toCharArray()));
    // Then
    assertThat(guard.knownBad(guard.digest("2222".toCharArray()))).isFalse();
  }

  @Test
  void anAcceptedPinClearsIt() {
    // Given
    guard.refuse(guard.digest("1111".toCharArray()));
    // When
    guard.accept();
    // Then
    assertThat(guard.knownBad(guard.digest("1111".toCharArray()))).isFalse();
  }
}
