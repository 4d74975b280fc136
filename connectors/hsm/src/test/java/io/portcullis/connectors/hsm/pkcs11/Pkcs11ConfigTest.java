package io.portcullis.connectors.hsm.pkcs11;

import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class Pkcs11ConfigTest {
  private static final PinReference PIN = PinReference.parse("env:X");

  private static Pkcs11Config config(String name, String module, String token, Duration timeout) {
    return new Pkcs11Config(name, Path.of(module), token, PIN, timeout);
  }

  @Test
  void eachWrongFieldIsNamed() {
    Duration second = Duration.ofSeconds(1);
    assertThatThrownBy(() -> config(" ", "/m.so", "t", second)).hasMessageStartingWith("name:");
    assertThatThrownBy(() -> config("n", "m.so", "t", second)).hasMessageStartingWith("module:");
    assertThatThrownBy(() -> config("n", "/m.so", "", second)).hasMessageStartingWith("token:");
    assertThatThrownBy(() -> config("n", "/m.so", "x".repeat(33), second))
        .hasMessageStartingWith("token:");
    assertThatThrownBy(() -> config("n", "/m.so", "t", Duration.ZERO))
        .hasMessageStartingWith("timeout:");
    assertThatThrownBy(() -> config("n", "/m.so", "t", Duration.ofHours(1)))
        .hasMessageStartingWith("timeout:");
  }

  @Test
  void theLongestLabelIsTaken() {
    // When
    Pkcs11Config config = config("n", "/m.so", "x".repeat(32), Duration.ofMillis(100));
    // Then
    assertThat(config.token()).hasSize(32);
  }
}
