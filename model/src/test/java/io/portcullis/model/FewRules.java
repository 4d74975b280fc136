package io.portcullis.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.portcullis.model.Statement.AccountStatus;
import io.portcullis.model.Statement.Compliance;

/** Four rules by hand: hold, revoke, watch, and one that only a person closes. */
final class FewRules implements Policy {
  static final String POSTURE = "posture";
  static final String THEFT = "theft";
  static final String TAMPER = "tamper";

  @Override
  public String digest() {
    return "few";
  }

  @Override
  public Evaluation evaluate(Case subject, Instant now) {
    List<Finding> found = new ArrayList<>();
    Facts facts = subject.facts();
    facts.postures().stream()
        .filter(p -> p.compliance() == Compliance.NON_COMPLIANT)
        .forEach(p -> found.add(finding(POSTURE, p, Standing.QUARANTINED, Clears.WITH_FACT)));
    facts.accounts().stream()
        .filter(a -> a.status() == AccountStatus.LOCKED)
        .forEach(a -> found.add(finding("locked", a, Standing.WATCHED, Clears.WITH_FACT)));
    facts.risks().stream()
        .filter(r -> r.severity() == Severity.CRITICAL)
        .forEach(r -> found.add(finding(THEFT, r, Standing.REVOKED, Clears.WITH_FACT)));
    facts.risks().stream()
        .filter(r -> r.severity() == Severity.MEDIUM)
        .forEach(r -> found.add(finding(TAMPER, r, Standing.QUARANTINED, Clears.BY_DISPOSITION)));
    return new Evaluation(found, Optional.empty());
  }

  private static Finding finding(String rule, Fact fact, Standing standing, Clears clears) {
    return new Finding(
        rule,
        fact.source(),
        1,
        "few",
        Severity.HIGH,
        standing,
        Mode.ENFORCE,
        0,
        ReasonCode.KEY_COMPROMISE,
        clears,
        rule,
        List.of(fact.describe()),
        List.of(fact.source()),
        fact.weak(),
        fact.since());
  }
}
