package io.portcullis.connectors.radius.das;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AddressRangeTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "switch-1", "10.0.0.256", "10.0.0", "10.0.0.0/x", "::1/129", "/8"})
  void whatIsNoAddressIsNamed(String text) {
    // When / Then
    assertThatThrownBy(() -> AddressRange.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(text);
  }

  @ParameterizedTest
  @CsvSource({
    "10.1.0.0/16, 10.2.0.1",
    "10.1.2.3, 10.1.2.4",
    "2001:db8::/32, 2001:db9::1",
    "10.0.0.0/8, ::a00:1",
    "0.0.0.0/0, switch-1"
  })
  void outside(String range, String address) {
    // When
    boolean contains = AddressRange.parse(range).contains(address);
    // Then
    assertThat(contains).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "10.1.0.0/16, 10.1.255.255",
    "10.1.2.3, 10.1.2.3",
    "2001:db8::/32, 2001:db8:0:0::1",
    "192.0.2.128/25, 192.0.2.200",
    "0.0.0.0/0, 203.0.113.9"
  })
  void inside(String range, String address) {
    // When
    boolean contains = AddressRange.parse(range).contains(address);
    // Then
    assertThat(contains).isTrue();
  }

  @Test
  void itPrintsAsItWasWritten() {
    // When
    String text = AddressRange.parse("10.1.0.0/16").toString();
    // Then
    assertThat(text).isEqualTo("10.1.0.0/16");
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.0/24, 192.0.2.7, true",
    "192.0.2.7, 192.0.2.0/24, true",
    "192.0.2.0/25, 192.0.2.128/25, false",
    "0.0.0.0/0, 192.0.2.7, true",
    "192.0.2.7, 2001:db8::7, false",
    "2001:db8::/32, 2001:db8:7::/48, true"
  })
  void networksOverlapWhenAnAddressLiesInBoth(String one, String other, boolean both) {
    // When
    boolean overlaps = AddressRange.parse(one).overlaps(AddressRange.parse(other));
    // Then
    assertThat(overlaps).isEqualTo(both);
  }
}
