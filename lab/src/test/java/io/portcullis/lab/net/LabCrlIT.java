package io.portcullis.lab.net;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** With the CRL as a second lock. */
class LabCrlIT extends LabFixture {
  @Override
  LabConfig.Revocation revocation() {
    return LabConfig.Revocation.HUB_AND_CRL;
  }

  @Test
  void aNewCrlCountsAtTheNextLoginThoughTheHubSaysYes() {
    // Given
    lab().publishCrl(pki().crl());
    login();
    pki().revoke("device");
    lab().publishCrl(pki().crl());
    int asked = hub().questions().size();
    // When
    lab().reassociate();
    // Then
    Awaitility.await()
        .atMost(LONG)
        .until(() -> lab().log(LabLog.RADIUS).contains("Login incorrect"));
    assertThat(hub().questions()).hasSize(asked);
    assertThat(lab().awaitPortClosed(LONG)).isTrue();
  }
}
