package io.portcullis.connectors.radius.das;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class NasConfigTest {
  @Test
  void everythingWrongIsSaidAtOnceEachWithItsField() {
    // When / Then
    assertThatThrownBy(
            () ->
                new NasConfig(
                    " ",
                    List.of("10.0.0.0/33", "core-switch"),
                    "",
                    0,
                    "hunter2",
                    "",
                    "4095",
                    "0",
                    Duration.ZERO,
                    6))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("name: empty")
        .hasMessageContaining("addresses: prefix length is not in 0..32: 10.0.0.0/33")
        .hasMessageContaining("addresses: not an IP address: core-switch")
        .hasMessageContaining("dasHost: empty")
        .hasMessageContaining("dasPort: 0 is not in 1..65535")
        .hasMessageContaining("secret: a reference is needed")
        .hasMessageContaining("profile: empty")
        .hasMessageContaining("quarantineVlan: neither 1..4094")
        .hasMessageContaining("normalVlan: neither 1..4094")
        .hasMessageContaining("retries: 6 is not in 0..5")
        .hasMessageContaining("timeout: PT0S is not in PT0.01S..PT10S")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void aCallThatOutlivesItsTimestampIsRefused() {
    // When / Then
    assertThatThrownBy(() -> minimal(Duration.ofSeconds(4), 5))
        .hasMessage("timeout: with 5 retries a call takes PT4M12S, over PT2M");
  }

  @Test
  void noAddressesServeNoSession() {
    // When / Then
    assertThatThrownBy(
            () ->
                NasConfig.of(
                    "sw", null, "192.0.2.1", null, "env:DAS", null, null, null, null, null))
        .hasMessage("addresses: empty");
  }

  @Test
  void whatIsLeftOutHasItsDefault() {
    // When
    NasConfig config = minimal(null, null);
    // Then
    assertThat(config.dasPort()).isEqualTo(3799);
    assertThat(config.profile()).isEqualTo("generic");
    assertThat(config.quarantineVlan()).isEmpty();
    assertThat(config.retransmission().total()).isEqualTo(Duration.ofMillis(7500));
  }

  private static NasConfig minimal(Duration timeout, Integer retries) {
    return NasConfig.of(
        "sw",
        List.of("192.0.2.0/24"),
        "192.0.2.1",
        null,
        "env:DAS",
        null,
        null,
        null,
        timeout,
        retries);
  }
}
