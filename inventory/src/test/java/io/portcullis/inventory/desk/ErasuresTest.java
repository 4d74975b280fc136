package io.portcullis.inventory.desk;

import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ErasuresTest {
  private static final Instant AT = Instant.parse("2026-11-27T12:00:00Z");
  private static final By ADA = new By("ada", AT);
  private static final By BOB = new By("bob", AT);
  private static final String PERSON = "eve@example.com";

  @Test
  void whoAskedForItDoesNotAgree() {
    // When
    var ruling = Erasures.approve(asked(), "sure", new By("ADA", AT));
    // Then
    assertThat(why(ruling)).isEqualTo(Ruling.Why.NOT_THIS_PERSON);
  }

  @Test
  void nothingIsDoneThatNobodyAgreedTo() {
    // When
    var ruling = Erasures.done(asked(), 3, BOB);
    // Then
    assertThat(why(ruling)).isEqualTo(Ruling.Why.CONFLICT);
  }

  @Test
  void anOrderIsGivenOnce() {
    // When
    var ruling = Erasures.ask(Optional.of(asked()), "order-7", PERSON, "why", BOB);
    // Then
    assertThat(why(ruling)).isEqualTo(Ruling.Why.CONFLICT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a/b", "-x", "ä"})
  void anOrderThatCanNotStandInAnAddressIsRefused(String order) {
    // When
    var ruling = Erasures.ask(Optional.empty(), order, PERSON, "why", ADA);
    // Then
    assertThat(why(ruling)).isEqualTo(Ruling.Why.INVALID);
  }

  @Test
  void aNameThatWouldFindEverybodyIsRefused() {
    // When
    var ruling = Erasures.ask(Optional.empty(), "order-7", " a ", "why", ADA);
    // Then
    assertThat(why(ruling)).isEqualTo(Ruling.Why.INVALID);
  }

  @Test
  void whatWasAgreedToIsNotRejectedAnyMore() {
    // When
    var ruling = Erasures.reject(agreed(), "no", BOB);
    // Then
    assertThat(why(ruling)).isEqualTo(Ruling.Why.CONFLICT);
  }

  @Test
  void aRejectedOneForgetsThePersonAndMayBeAskedForAgain() {
    // Given
    ErasureItem rejected = item(Erasures.reject(asked(), "no", BOB));
    // When
    ErasureItem again = item(Erasures.ask(Optional.of(rejected), "order-7", PERSON, "why", ADA));
    // Then
    assertThat(rejected.person()).isEmpty();
    assertThat(rejected.ended()).isTrue();
    assertThat(again.person()).isEqualTo(PERSON);
  }

  @Test
  void whatIsDoneForgetsThePersonAndCountsTheRecords() {
    // When
    ErasureItem done = item(Erasures.done(agreed(), 3, BOB));
    // Then
    assertThat(done.person()).isEmpty();
    assertThat(done.ended()).isTrue();
    assertThat(done.due()).isFalse();
    assertThat(done.done()).contains(new ErasureItem.Done(AT, 3));
    assertThat(done.name()).isEqualTo("erasure/order-7");
  }

  private static ErasureItem asked() {
    return item(Erasures.ask(Optional.empty(), "order-7", PERSON, "why", ADA));
  }

  private static ErasureItem agreed() {
    ErasureItem agreed = item(Erasures.approve(asked(), "sure", BOB));
    assertThat(agreed.due()).isTrue();
    return agreed;
  }

  private static ErasureItem item(Ruling<ErasureItem> ruling) {
    return ((Ruling.Changed<ErasureItem>) ruling).item();
  }

  private static Ruling.Why why(Ruling<ErasureItem> ruling) {
    return ((Ruling.Refused<ErasureItem>) ruling).why();
  }
}
