package io.portcullis.connectors.ca.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KeyFileTest {
  @TempDir Path dir;

  private CaKey load(String subject) throws IOException {
    return CaKey.load(Samples.config(dir).key(), subject, Instant.now());
  }

  @Test
  void aWrongPassphraseIsToldWithoutIt() throws IOException {
    // Given
    load(Samples.CA_NAME);
    Files.writeString(dir.resolve("ca.passphrase"), "wrong-4711");
    // When / Then
    assertThatThrownBy(() -> load(Samples.CA_NAME))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("ca.p12")
        .hasMessageNotContaining("wrong-4711");
  }

  @Test
  void aLostPassphraseIsNotReplaced() throws IOException {
    // Given
    load(Samples.CA_NAME);
    Files.delete(dir.resolve("ca.passphrase"));
    // When / Then
    assertThatThrownBy(() -> load(Samples.CA_NAME)).hasMessageContaining("ca.passphrase");
    assertThat(dir.resolve("ca.passphrase")).doesNotExist();
  }

  @Test
  void aKeyOfAnotherNameIsRefused() throws IOException {
    // Given
    load(Samples.CA_NAME);
    // When / Then
    assertThatThrownBy(() -> load("CN=Somebody Else")).hasMessageStartingWith("subject:");
  }

  @Test
  void theFirstStartMakesKeyAndPassphraseForTheOwnerOnly() throws IOException {
    // When
    CaKey key = load(Samples.CA_NAME);
    // Then
    assertThat(key.certificate().getBasicConstraints()).isZero();
    for (String file : new String[] {"ca.p12", "ca.passphrase"}) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dir.resolve(file))))
          .isEqualTo("rw-------");
    }
    assertThat(load("cn=drawbridge ca, o=keep").certificate()).isEqualTo(key.certificate());
  }
}
