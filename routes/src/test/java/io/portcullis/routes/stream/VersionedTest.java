package io.portcullis.routes.stream;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.model.guard.Control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class VersionedTest {
  @ParameterizedTest
  @ValueSource(bytes = {2, 127, -128, -1})
  void stateOfALaterReleaseIsNamedAndNotGuessedAt(byte version) {
    byte[] later = Versioned.write(Control.RUNNING);
    later[0] = version;
    assertThatThrownBy(() -> Versioned.read(later, Control.class))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("version " + Byte.toUnsignedInt(version))
        .hasMessageContaining("later release");
  }

  @Test
  void whatHasNoVersionIsNotReadAtAll() {
    assertThatThrownBy(() -> Versioned.read(new byte[0], Control.class))
        .hasMessageContaining("without a version");
    assertThatThrownBy(() -> Versioned.read(new byte[] {0, '{', '}'}, Control.class))
        .hasMessageContaining("without a version");
  }

  @Test
  void fieldsThatThisReleaseDoesNotKnowAreSkipped() {
    String json =
        "\u0001{\"stopped\":true,\"person\":\"ann\",\"reason\":\"x\",\"since\":\"2026-01-01T00:00:00Z\","
            + "\"mood\":{\"a\":[1]}}";
    // When
    Control control = Versioned.read(json.getBytes(StandardCharsets.UTF_8), Control.class);
    // Then
    assertThat(control.stopped()).isTrue();
    assertThat(Versioned.read(Versioned.write(control), Control.class)).isEqualTo(control);
  }
}
