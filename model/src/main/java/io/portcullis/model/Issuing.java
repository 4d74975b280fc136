package io.portcullis.model;

/** What is said of the issuing of certificates changes what is known of it. */
final class Issuing {
  private Issuing() {}

  /** A certificate for which the hub need not be asked changes nothing here. */
  static Facts issued(Subject subject, Signal signal, Statement.CertificateIssued said) {
    Facts facts = subject.facts();
    return said.mustAsk()
        ? facts.withIssuances(facts.issuances().issued(said.certificate(), signal))
        : facts;
  }

  /** A request that nobody must approve changes nothing here. */
  static Facts requested(Subject subject, Signal signal, Statement.RequestTold said) {
    Facts facts = subject.facts();
    return said.mustApprove()
        ? facts.withIssuances(facts.issuances().requested(Request.of(signal, said)))
        : facts;
  }

  static Facts counted(Subject subject, Signal signal, Statement.IssuancesCounted said) {
    Facts facts = subject.facts();
    return facts.withIssuances(facts.issuances().counted(signal.occurredAt(), said.certificates()));
  }

  static Facts judged(Subject subject, Signal signal, Statement.IssuanceJudged said) {
    Facts facts = subject.facts();
    IssuanceAnswer answer =
        new IssuanceAnswer(
            signal.source(),
            said.front(),
            said.authority(),
            said.spki(),
            said.names(),
            said.allowed(),
            signal.occurredAt(),
            said.until());
    return facts.withIssuances(facts.issuances().answered(answer, subject.now()));
  }
}
