package io.portcullis.lab.net;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Two labs at once. */
class LabPairIT extends LabFixture {
  @TempDir private Path other;

  @Test
  void theSecondLabIsANetworkOfItsOwn() throws Exception {
    // Given
    login();
    TestPki otherPki = new TestPki(other);
    LabConfig config =
        new LabConfig(
            otherPki.ca(),
            otherPki.credential("server"),
            otherPki.credential("device"),
            "tablet-32",
            hub().url(),
            "iron-hook-secret",
            DAS_SECRET,
            LabConfig.Revocation.HUB);
    try (NetworkLab second = NetworkLab.start(config)) {
      // When
      second.startSupplicant();
      second.waitForLogin(LONG);
      // Then
      assertThat(second.nas()).isNotEqualTo(lab().nas());
      assertThat(second.reach("10")).isTrue();
    }
    assertThat(lab().reach("10")).isTrue();
  }
}
