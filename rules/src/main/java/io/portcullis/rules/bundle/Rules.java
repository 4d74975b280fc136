package io.portcullis.rules.bundle;

import java.nio.file.Path;
import java.util.List;

import io.portcullis.rules.Rule;

/** What rules there are, without evaluating any. */
public final class Rules {
  private Rules() {}

  /** The built-in ones, sorted by id. */
  public static List<Rule> list() {
    return BuiltIn.bundle().rules();
  }

  /**
   * Those of an operator's folder, sorted by id.
   *
   * @throws BundleException when it is not a good folder of policies
   */
  public static List<Rule> list(Path folder) throws BundleException {
    return Bundle.read(folder).rules();
  }
}
