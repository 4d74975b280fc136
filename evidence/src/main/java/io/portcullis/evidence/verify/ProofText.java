package io.portcullis.evidence.verify;

/** The answer about a proof for people. */
public final class ProofText {
  private ProofText() {}

  /** The last line is the answer. */
  public static String of(ProofCheck check) {
    StringBuilder out = new StringBuilder();
    line(out, "record       %s of %s, dated %s", check.id(), check.dataset(), check.timestamp());
    if (!check.redacted().isEmpty()) {
      line(out, "redacted     by %s; that it was signed the proof does not show", check.redacted());
    }
    line(out, "signed       at %s", check.signed());
    line(
        out,
        "trust        %s",
        check.trusted()
            ? "by the key that was given"
            : "the key lies in the proof: whoever made it could have made it; give one with --key");
    line(
        out,
        "witness      %s",
        check
            .witnessed()
            .map(
                at -> (check.stamped() ? "time stamp, checked, of " : "not checked: seen at ") + at)
            .orElse("none has seen it"));
    check.problems().forEach(problem -> line(out, "  %s", problem));
    line(out, "%s", check.holds() ? "holds" : "DOES NOT HOLD");
    return out.toString();
  }

  private static void line(StringBuilder out, String form, Object... values) {
    out.append(form.formatted(values)).append('\n');
  }
}
