package io.portcullis.routes.proof;

import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.lab.net.LabConfig;
import io.portcullis.lab.outside.Report;
import io.portcullis.lab.proof.RevokedElsewhere;
import io.portcullis.lab.stand.HubYaml;
import io.portcullis.lab.stand.Lab;
import io.portcullis.lab.stand.LabNeeds;

import static org.assertj.core.api.Assertions.assertThat;

/** A stolen device's certificate is revoked at pebble or at CFSSL, whichever issued it. */
@Tag("lab")
class ElsewhereLabIT {
  @TempDir private Path folder;

  @BeforeEach
  void theLabCanRun() {
    Needs.packages(LabNeeds.missingPackages());
    Needs.right(LabNeeds.privileged(), "root, for network namespaces");
  }

  @Test
  void eachCertificateIsRevokedByTheAuthorityThatIssuedIt() {
    // Given
    Report report = new Report(System.out);
    try (Lab lab = Lab.start(folder.resolve("lab"))) {
      lab.network(LabConfig.Revocation.HUB);
      lab.hub(HubYaml.Switch.DISCONNECTS);
      RevokedElsewhere proof = new RevokedElsewhere(lab, report);
      // When
      proof.atPebble(1);
      proof.atCfssl(2);
    }
    // Then
    assertThat(report.missed()).isEmpty();
  }
}
