package io.portcullis.rules.bundle;

import java.nio.file.Path;
import java.util.List;

import io.portcullis.rules.cases.CaseResult;

/** Tries a folder of policies, or the built-in ones, on their cases. */
public final class RuleTests {
  private RuleTests() {}

  /**
   * @throws BundleException when the folder cannot be tried at all
   */
  public static List<CaseResult> run(Path folder) throws BundleException {
    Bundle bundle = Bundle.read(folder);
    return bundle.tryCases(bundle.compile());
  }

  /** The same on the rules that come with the hub. */
  public static List<CaseResult> runBuiltIn() {
    return BuiltIn.bundle().tryCases(BuiltIn.load());
  }
}
