package io.portcullis.rules.bundle;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** A folder of policies that is refused as a whole, with every reason, one per line. */
public final class BundleException extends Exception {
  private static final long serialVersionUID = 1;

  @SuppressWarnings("serial") // never written out: it stays in the process that read the folder
  private final List<Problem> problems;

  BundleException(Collection<Problem> problems) {
    super(problems.stream().sorted().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = problems.stream().sorted().toList();
  }

  /** Sorted by rule, file and line. */
  public List<Problem> problems() {
    return problems;
  }
}
