package io.portcullis.model;

import java.time.Instant;

/**
 * What one source declares of a key; the newest word replaces the whole of the last.
 *
 * @param since when it took this value
 */
public record DeclaredKey(
    String source, KeyDeclaration declaration, Instant since, Instant at, boolean weak)
    implements Fact {

  @Override
  public Fact undated() {
    return new DeclaredKey(source, declaration, since, since, weak);
  }

  @Override
  public String describe() {
    return "declared by " + source + " as " + declaration.describe();
  }
}
