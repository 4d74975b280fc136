package io.portcullis.rules;

import java.util.ArrayList;
import java.util.List;

import org.kie.api.runtime.Globals;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;

import io.portcullis.model.Certificate;
import io.portcullis.model.Fact;
import io.portcullis.model.Policy.Case;

/**
 * A session that one subject after the other is laid into. What it costs grows with the conditions
 * that a subject touches; to reset a session grows with all there are.
 *
 * <p>A subject lies there until the next one comes, and is taken out before that one is laid in:
 * rules are asked once, of what lies there then. Nothing of one subject reaches the next: a
 * condition is patterns over facts alone, so without facts nothing is held to be true.
 */
final class Desk {
  /** Subjects after which a session is thrown away. */
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
    clear();
    lay(subject);
    fire(subject, findings);
    evaluations++;
  }

  private void clear() {
    laid.forEach(session::delete);
    laid.clear();
  }

  private void lay(Case subject) {
    laid.add(session.insert(subject));
    for (Fact fact : subject.facts().all()) {
      laid.add(session.insert(fact));
    }
    List<Certificate> certificates = subject.certificates();
    int seen = Math.min(certificates.size(), Case.MAX_CERTIFICATES);
    for (Certificate certificate : certificates.subList(0, seen)) {
      laid.add(session.insert(certificate));
    }
  }

  private void fire(Case subject, Findings findings) {
    int fired = session.fireAllRules(Engine.FIRING_LIMIT + 1);
    if (fired > Engine.FIRING_LIMIT) {
      String last = findings.last().map(Rule::id).orElse("unknown");
      throw new FiringLimitException(subject.id(), Engine.FIRING_LIMIT, last);
    }
  }

  /** Whether this session has served for long enough, whatever the library may have kept. */
  boolean worn() {
    return evaluations >= MOST;
  }

  void close() {
    session.dispose();
  }
}
