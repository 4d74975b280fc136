package io.portcullis.routes.transmit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.connectors.idp.ssf.transmit.KeyAlgorithm;
import io.portcullis.connectors.idp.ssf.transmit.TransmitterKey;
import io.portcullis.routes.config.SecretRef;
import io.portcullis.routes.config.TransmitterSettings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KeyFileTest {
  @TempDir private Path data;

  @Test
  void aConfiguredKeyThatIsNotThereIsNotMade() {
    Path file = data.resolve("signing.pem");
    SecretRef place = SecretRef.parse("file:" + file);
    assertThatThrownBy(() -> KeyFile.open(settings(Optional.of(place), KeyAlgorithm.ES256), data))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("transmitter.key: file:" + file + " is not a file");
    assertThat(data.resolve("ssf")).doesNotExist();
  }

  @Test
  void aKeyThatEverybodyCanReadIsRefused() throws Exception {
    Path file = data.resolve("signing.pem");
    Files.writeString(file, TransmitterKey.generate(KeyAlgorithm.ES256));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    SecretRef place = SecretRef.parse("file:" + file);
    assertThatThrownBy(() -> KeyFile.open(settings(Optional.of(place), KeyAlgorithm.ES256), data))
        .hasMessageContaining("can be read by everybody");
  }

  @Test
  void anotherAlgorithmThanTheKeysIsSaid() throws Exception {
    KeyFile.open(settings(Optional.empty(), KeyAlgorithm.ES256), data);
    assertThatThrownBy(() -> KeyFile.open(settings(Optional.empty(), KeyAlgorithm.RS256), data))
        .hasMessageContaining("transmitter.key: file:")
        .hasMessageContaining("no RSA key, as RS256 needs");
  }

  @Test
  void withoutOneAKeyIsMadeOnceForItsOwnerAlone() throws Exception {
    // Given
    TransmitterSettings settings = settings(Optional.empty(), KeyAlgorithm.ES256);
    // When
    String made = KeyFile.open(settings, data).id();
    // Then
    Path file = data.resolve("ssf/signing-key.pem");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(KeyFile.open(settings, data).id()).isEqualTo(made);
  }

  private static TransmitterSettings settings(Optional<SecretRef> key, KeyAlgorithm algorithm) {
    return new TransmitterSettings(Optional.empty(), key, algorithm, List.of());
  }
}
