package io.portcullis.rules;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import io.portcullis.model.Certificate;
import io.portcullis.model.Facts;
import io.portcullis.model.Policy.Case;
import io.portcullis.model.Severity;
import io.portcullis.model.Statement.Compliance;
import io.portcullis.model.Statement.Management;
import io.portcullis.model.Statement.RiskOrigin;
import io.portcullis.model.SubjectKind;

/** Subjects to try rules on. */
public final class Cases {
  public static final Instant NOW = Instant.parse("2026-04-01T08:00:00Z");

  private Cases() {}

  public static Case device(Facts facts, Certificate... certificates) {
    return new Case(
        "sub-1", SubjectKind.DEVICE, "one", Set.of("staff"), facts, List.of(certificates));
  }

  public static Facts postures(Facts.Posture... postures) {
    Facts none = Facts.NONE;
    return new Facts(
        List.of(postures),
        none.accounts(),
        none.risks(),
        none.keyUses(),
        none.hsm(),
        none.parents(),
        none.sessions(),
        none.feeds());
  }

  public static Facts risks(List<Facts.Risk> risks) {
    Facts none = Facts.NONE;
    return new Facts(
        none.postures(),
        none.accounts(),
        risks,
        none.keyUses(),
        none.hsm(),
        none.parents(),
        none.sessions(),
        none.feeds());
  }

  public static Facts.Posture nonCompliant(String source, Instant since) {
    return new Facts.Posture(
        source, Compliance.NON_COMPLIANT, Management.MANAGED, List.of(), since, since, false);
  }

  public static Facts.Risk detection(String id, Severity severity) {
    return new Facts.Risk("edr", id, RiskOrigin.ENDPOINT, severity, Set.of(), "", NOW, NOW, false);
  }
}
