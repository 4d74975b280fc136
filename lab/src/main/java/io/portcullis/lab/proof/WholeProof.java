package io.portcullis.lab.proof;

import java.nio.file.Path;

import io.portcullis.lab.chaos.Chaos;
import io.portcullis.lab.chaos.ChaosSize;
import io.portcullis.lab.outside.Report;
import io.portcullis.lab.stand.HubYaml;
import io.portcullis.lab.stand.Lab;

/** All that the lab shows, in one go. */
public final class WholeProof {
  private final Path folder;
  private final Report report;

  public WholeProof(Path folder, Report report) {
    this.folder = folder;
    this.report = report;
  }

  /**
   * @param small a tenth of the chaos
   * @return true when everything was seen
   */
  public boolean play(boolean small) {
    try (Lab lab = Lab.start(folder.resolve("network"))) {
      Posture posture = new Posture(lab, report);
      posture.begin(1, HubYaml.Switch.MOVES);
      posture.movedAndBack(2);
      posture.begin(4, HubYaml.Switch.DISCONNECTS);
      posture.disconnectedAndBack(5);
      Locks locks = new Locks(lab, report);
      locks.revoke(7);
      locks.eachAlone(8);
      RevokedElsewhere elsewhere = new RevokedElsewhere(lab, report);
      elsewhere.atPebble(11);
      elsewhere.atCfssl(12);
    }
    new Chaos(small ? ChaosSize.SMALL : ChaosSize.FULL, folder.resolve("chaos"), report).play(13);
    return report.allSeen();
  }
}
