package io.portcullis.model;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MarksTest {
  private static final Alias ENTRA_1 = Alias.vendor(AliasType.IDP_USER, "entra", "1");
  private static final Alias ENTRA_2 = Alias.vendor(AliasType.IDP_USER, "entra", "2");
  private static final Alias OKTA = Alias.vendor(AliasType.IDP_USER, "okta", "2");

  @Test
  void twoIdsOfOneProviderAreTwoPeople() {
    assertThat(Marks.contradict(List.of(ENTRA_1), List.of(ENTRA_2))).isTrue();
  }

  @Test
  void oneSerialNumberIsNeverAnothersWhoeverMadeIt() {
    Alias one = Alias.vendor(AliasType.DEVICE_SERIAL, "Dell", "77");
    Alias same = Alias.vendor(AliasType.DEVICE_SERIAL, "Dell Inc.", "77");
    Alias other = Alias.vendor(AliasType.DEVICE_SERIAL, "Dell", "78");
    assertThat(Marks.contradict(List.of(one), List.of(other))).isTrue();
    assertThat(Marks.contradict(List.of(one), List.of(same))).isFalse();
  }

  @Test
  void idsOfDifferentPlacesSayNothing() {
    assertThat(Marks.contradict(List.of(ENTRA_1), List.of(OKTA))).isFalse();
    assertThat(Marks.contradict(List.of(ENTRA_1), List.of())).isFalse();
  }

  @Test
  void oneIdInCommonIsEnough() {
    Alias object = new Alias(AliasType.ENTRA_DEVICE, "object");
    Alias device = new Alias(AliasType.ENTRA_DEVICE, "device");
    assertThat(Marks.contradict(List.of(object, device), List.of(device))).isFalse();
  }

  @Test
  void whatIsRenewedTellsNobodyApart() {
    Alias one = Alias.vendor(AliasType.EDR_AGENT, "falcon", "1");
    Alias other = Alias.vendor(AliasType.EDR_AGENT, "falcon", "2");
    assertThat(Marks.contradict(List.of(one), List.of(other))).isFalse();
    assertThat(Marks.of(List.of(one, ENTRA_1))).containsExactly(ENTRA_1);
  }
}
