package io.portcullis.routes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.portcullis.model.Clears;
import io.portcullis.model.Fact;
import io.portcullis.model.Facts;
import io.portcullis.model.Finding;
import io.portcullis.model.Mode;
import io.portcullis.model.Policy;
import io.portcullis.model.ReasonCode;
import io.portcullis.model.Severity;
import io.portcullis.model.Standing;
import io.portcullis.model.Statement.AccountStatus;
import io.portcullis.model.Statement.Compliance;
import io.portcullis.model.Statement.EdgeType;
import io.portcullis.model.Statement.HsmCondition;

/** A few rules by hand, so that the middle is tested apart from the rule engine. */
final class PlainPolicy implements Policy {

  @Override
  public String digest() {
    return "plain";
  }

  @Override
  public Evaluation evaluate(Case subject, Instant now) {
    Facts facts = subject.facts();
    List<Finding> found = new ArrayList<>();
    facts.postures().stream()
        .filter(p -> p.compliance() == Compliance.NON_COMPLIANT)
        .forEach(p -> found.add(finding("posture", Standing.QUARANTINED, 0, p)));
    facts.risks().stream()
        .filter(r -> r.severity() == Severity.CRITICAL)
        .forEach(r -> found.add(finding("theft", Standing.REVOKED, 0, r)));
    facts.accounts().stream()
        .filter(a -> a.status() == AccountStatus.DEACTIVATED)
        .forEach(a -> found.add(finding("gone", Standing.REVOKED, 0, a)));
    facts.hsm().stream()
        .filter(h -> h.condition() == HsmCondition.TAMPER)
        .forEach(h -> found.add(finding("tamper", Standing.REVOKED, 2, h)));
    facts.parents().stream()
        .filter(p -> p.type() == EdgeType.PRIMARY)
        .forEach(p -> found.add(finding("parent", p.standing(), 0, p)));
    return new Evaluation(found, Optional.empty());
  }

  private static Finding finding(String rule, Standing standing, int approvals, Fact fact) {
    return new Finding(
        rule,
        fact.source(),
        1,
        "plain",
        Severity.HIGH,
        standing,
        Mode.ENFORCE,
        approvals,
        rule.equals("posture") ? ReasonCode.CERTIFICATE_HOLD : ReasonCode.KEY_COMPROMISE,
        Clears.WITH_FACT,
        rule,
        List.of(fact.describe()),
        List.of(fact.source()),
        fact.weak(),
        fact.since());
  }
}
