package io.portcullis.model;

import java.time.Instant;

/**
 * What was last done with a key, or tried, one of each operation and end.
 *
 * @param operation as {@link Statement.KeyOperated} says it
 * @param principal the last who did it, or empty
 * @param since when; what comes again within {@link KeyHistory#SAME} is the same happening
 */
public record KeyOperation(
    String source,
    String operation,
    String principal,
    boolean success,
    Instant since,
    Instant at,
    boolean weak)
    implements Fact {

  /** True for what a key is there for, such as "sign"; the rest is done to it. */
  public boolean use() {
    return KeyDeeds.uses(operation);
  }

  @Override
  public Fact undated() {
    return new KeyOperation(source, operation, principal, success, since, since, weak);
  }

  @Override
  public String describe() {
    String who = principal.isEmpty() ? "somebody" : principal;
    return "key: " + operation + (success ? "" : " refused") + " by " + who + ", told by " + source;
  }
}
