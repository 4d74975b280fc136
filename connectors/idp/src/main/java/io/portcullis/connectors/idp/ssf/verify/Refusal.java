package io.portcullis.connectors.idp.ssf.verify;

/** A token is refused; thrown and caught inside {@link SetVerifier} only. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Verdict.Problem problem;

  Refusal(Verdict.Problem problem, String why) {
    super(why, null, false, false);
    this.problem = problem;
  }

  Verdict verdict() {
    return new Verdict.Refused(problem, getMessage());
  }
}
