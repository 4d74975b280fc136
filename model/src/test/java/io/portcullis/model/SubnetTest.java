package io.portcullis.model;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SubnetTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "host",
        "192.0.2.0/33",
        "192.0.2.0/-1",
        "192.0.2.0/",
        "192.0.2/24",
        "192.0.2.256/32",
        "192.0.02.0/24",
        "192.0.2.1/24",
        "2001:db8::/129",
        "2001:db8::1/32",
        "2001:db8:::/32",
        "1:2:3:4:5:6:7:8:9/128",
        "1:2:3:4:5:6:7/112",
        "12345::/16",
        "g::/16"
      })
  void whatIsNoSubnetIsRefusedWithWhatToWrite(String text) {
    assertThatThrownBy(() -> Subnet.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("no subnet; ");
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.0/24, 192.0.2.0, true",
    "192.0.2.0/24, 192.0.2.255, true",
    "192.0.2.0/24, 192.0.3.0, false",
    "192.0.2.128/25, 192.0.2.127, false",
    "0.0.0.0/0, 203.0.113.9, true",
    "192.0.2.7, 192.0.2.7, true",
    "192.0.2.7, 192.0.2.8, false",
    "192.0.2.0/24, ::ffff:192.0.2.9, true",
    "192.0.2.0/24, host, false",
    "2001:db8::/32, 2001:DB8:ffff::1, true",
    "2001:db8::/32, 2001:db9::, false",
    "2001:db8:0:8000::/49, 2001:db8:0:7fff::1, false",
    "::1, 0:0:0:0:0:0:0:1, true",
    "::/0, 192.0.2.1, false",
    "0.0.0.0/0, ::1, false"
  })
  void anAddressIsInItOrNot(String subnet, String address, boolean in) {
    // When
    boolean holds = Subnet.of(subnet).holds(address);
    // Then
    assertThat(holds).isEqualTo(in);
  }

  @Test
  void aNameIsNoAddress() {
    assertThat(Subnet.isAddress("kms.example.net")).isFalse();
    assertThat(Subnet.isAddress("192.0.2.0/24")).isFalse();
    assertThat(Subnet.isAddress("2001:db8::1")).isTrue();
  }
}
