package io.portcullis.routes.proof;

import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.lab.outside.Report;
import io.portcullis.lab.proof.Locks;
import io.portcullis.lab.stand.Lab;
import io.portcullis.lab.stand.LabNeeds;

import static org.assertj.core.api.Assertions.assertThat;

/** CRL, OCSP and live authorisation, each of them alone, keep a revoked device out. */
@Tag("lab")
class LocksLabIT {
  @TempDir private Path folder;

  @BeforeEach
  void theLabCanRun() {
    Needs.packages(LabNeeds.missingPackages());
    Needs.right(LabNeeds.privileged(), "root, for network namespaces");
  }

  @Test
  void eachLockAloneKeepsARevokedDeviceOutAndLetsAGoodOneIn() {
    // Given
    Report report = new Report(System.out);
    try (Lab lab = Lab.start(folder.resolve("lab"))) {
      Locks locks = new Locks(lab, report);
      locks.revoke(1);
      // When
      locks.eachAlone(2);
    }
    // Then
    assertThat(report.missed()).isEmpty();
  }
}
