package io.portcullis.routes.config;

/**
 * One thing that is wrong in the configuration.
 *
 * @param path where, as in {@code enforcers.radius[1].secret}; empty for the file as a whole
 * @param message what is wrong, never with the value of a secret
 */
public record ConfigProblem(String path, String message) {

  /** The same problem, seen from the record that holds this one. */
  ConfigProblem below(String parent) {
    return new ConfigProblem(Paths.join(parent, path), message);
  }

  @Override
  public String toString() {
    return path.isEmpty() ? message : path + ": " + message;
  }
}
