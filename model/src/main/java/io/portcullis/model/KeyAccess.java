package io.portcullis.model;

import java.time.Instant;

/**
 * A use of a key that went well: by whom, from where, as which job.
 *
 * @param principal empty, as {@code address}, {@code job} and {@code environment}, where the source
 *     does not tell
 * @param operation the first of the happening
 * @param environment of the source that told it
 * @param since when; what comes again within {@link KeyHistory#SAME} is the same happening
 */
public record KeyAccess(
    String source,
    String principal,
    String operation,
    String address,
    String job,
    String environment,
    Instant since,
    Instant at,
    boolean weak)
    implements Fact {

  /** Most characters kept of what a source tells. */
  static final int MAX_LENGTH = 256;

  /** True when the key was declared to be for others. */
  public boolean outside(KeyDeclaration declared) {
    return !declared.users().allow(principal, job, address);
  }

  /** True when both environments are told, and are not the same. */
  public boolean elsewhere(KeyDeclaration declared) {
    return !environment.isEmpty()
        && !declared.environment().isEmpty()
        && !environment.equals(declared.environment());
  }

  boolean alike(KeyAccess other) {
    return source.equals(other.source)
        && principal.equals(other.principal)
        && address.equals(other.address)
        && job.equals(other.job)
        && environment.equals(other.environment);
  }

  @Override
  public Fact undated() {
    return new KeyAccess(
        source, principal, operation, address, job, environment, since, since, weak);
  }

  @Override
  public String describe() {
    return "key: "
        + operation
        + " by "
        + (principal.isEmpty() ? "somebody" : principal)
        + (address.isEmpty() ? "" : " from " + address)
        + (job.isEmpty() ? "" : " as job " + job)
        + (environment.isEmpty() ? "" : " in " + environment)
        + ", told by "
        + source;
  }
}
