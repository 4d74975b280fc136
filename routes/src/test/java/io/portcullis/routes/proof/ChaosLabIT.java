package io.portcullis.routes.proof;

import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.lab.chaos.Chaos;
import io.portcullis.lab.chaos.ChaosReport;
import io.portcullis.lab.chaos.ChaosSize;
import io.portcullis.lab.chaos.Fate;
import io.portcullis.lab.outside.Report;
import io.portcullis.lab.stand.LabNeeds;

import static org.assertj.core.api.Assertions.assertThat;

/** A small chaos: no action is lost, and what was done is what the hub says was done. */
@Tag("lab")
class ChaosLabIT {
  @TempDir private Path folder;

  @BeforeEach
  void mountsCanBeMade() {
    Needs.right(LabNeeds.privileged(), "root, for a small disk");
  }

  @Test
  void afterTheFaultsEveryActionHasAFateAndTheLedgersAgree() {
    // Given
    Report report = new Report(System.out);
    Chaos chaos = new Chaos(ChaosSize.SMALL, folder.resolve("chaos"), report);
    // When
    ChaosReport fates = chaos.play(1);
    // Then
    assertThat(report.missed()).isEmpty();
    assertThat(fates.contradictions()).isEmpty();
    assertThat(fates.count(Fate.OPEN)).isZero();
    assertThat(fates.lines()).hasSizeGreaterThanOrEqualTo(2 * ChaosSize.SMALL.devices());
    assertThat(fates.lines()).anyMatch(line -> line.calls() > 1);
  }
}
