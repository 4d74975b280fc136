package io.portcullis.connectors.hsm.nshield;

import java.util.Optional;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CefTest {
  @Test
  void isNoneWithoutAllSevenFields() {
    // When
    Optional<Cef> cef = Cef.of("CEF:0|nCipher|nShield|12|Sign|Sign");
    // Then
    assertThat(cef).isEmpty();
  }

  @Test
  void readsBarsAndEqualsSignsBehindABackslash() {
    // When
    Cef cef = Cef.of("CEF:0|a\\|b|p|1|x|n|3|msg=one \\= two src=203.0.113.1").orElseThrow();
    // Then
    assertThat(cef.vendor()).isEqualTo("a|b");
    assertThat(cef.first("msg")).isEqualTo("one = two");
    assertThat(cef.first("src")).isEqualTo("203.0.113.1");
  }

  @Test
  void givesALabelledFieldItsName() {
    // When
    Cef cef = Cef.of("CEF:0|v|p|1|x|n|3|cs1=0a1b cs1Label=Key Hash").orElseThrow();
    // Then
    assertThat(cef.first("keyhash")).isEqualTo("0a1b");
  }
}
