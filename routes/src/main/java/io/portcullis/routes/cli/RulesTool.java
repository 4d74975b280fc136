package io.portcullis.routes.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import io.portcullis.model.Mode;
import io.portcullis.model.Severity;
import io.portcullis.model.Standing;

/** The rules, without a hub. Found as a service. */
public interface RulesTool {
  /**
   * The rules of a folder, or the built-in ones, by id.
   *
   * @throws IllegalArgumentException when the folder holds no sound rules; says which and why
   */
  List<Line> list(Optional<Path> folder);

  /**
   * Runs the rules' own cases.
   *
   * @throws IllegalArgumentException when the folder holds no sound rules; says which and why
   */
  Report test(Optional<Path> folder);

  record Line(String id, String title, Mode mode, Severity severity, Standing standing) {}

  /** {@code failures}: one line for each case that failed. */
  record Report(int rules, int cases, List<String> failures) {}
}
