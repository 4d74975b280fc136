package io.portcullis.rules;

import java.util.ArrayList;
import java.util.List;

import org.kie.api.runtime.Globals;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;

import io.portcullis.model.Certificate;
import io.portcullis.model.Policy.Case;

/**
 * A session that one subject after the other is laid into and taken out of again. What it costs
 * grows with the conditions that a subject touches; to reset a session grows with all there are.
 * Nothing of one subject reaches the next: a condition is patterns over facts alone, so without
 * facts nothing is held to be true.
 */
final class Desk {
  /** Subjects after which a session is thrown away, whatever the library may have kept. */
  static final int MOST = 10_000;

  private final KieSession session;
  private final List<FactHandle> laid = new ArrayList<>();
  private int evaluations;

  Desk(KieSession session) {
    this.session = session;
  }

  /**
   * @throws FiringLimitException when a rule pairs facts without end
   */
  void evaluate(Globals rules, Case subject, Findings findings) {
    session.getGlobals().setDelegate(rules);
    session.setGlobal(Engine.FINDINGS, findings);
    lay(subject);
    fire(subject, findings);
  }

  private void lay(Case subject) {
    laid.add(session.insert(subject));
    subject.facts().all().forEach(fact -> laid.add(session.insert(fact)));
    List<Certificate> certificates = subject.certificates();
    certificates.stream()
        .limit(Case.MAX_CERTIFICATES)
        .forEach(certificate -> laid.add(session.insert(certificate)));
  }

  private void fire(Case subject, Findings findings) {
    int fired = session.fireAllRules(Engine.FIRING_LIMIT + 1);
    if (fired > Engine.FIRING_LIMIT) {
      String last = findings.last().map(Rule::id).orElse("unknown");
      throw new FiringLimitException(subject.id(), Engine.FIRING_LIMIT, last);
    }
  }

  /**
   * Takes the subject out.
   *
   * @return false when this session must not serve again: it has served long enough, or a rule
   *     found something where nothing is left
   */
  boolean clear() {
    laid.forEach(session::delete);
    laid.clear();
    int fired = session.fireAllRules(Engine.FIRING_LIMIT);
    evaluations++;
    return fired == 0 && evaluations < MOST;
  }

  void close() {
    session.dispose();
  }
}
