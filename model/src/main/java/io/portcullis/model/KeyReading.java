package io.portcullis.model;

import java.time.Instant;
import java.util.Optional;

/**
 * The attributes of a key as its token holds them, one reading for each token that holds the key.
 *
 * @param provedUntil when the token last said what proves the key non-exportable, where it says so
 *     no longer: another key has taken its place, or the token's word is worth nothing
 * @param since when the attributes took these values
 */
public record KeyReading(
    String source,
    KeyAttributes attributes,
    TokenFacts token,
    Optional<Instant> provedUntil,
    Instant since,
    Instant at,
    boolean weak)
    implements Fact {

  @Override
  public Fact undated() {
    return new KeyReading(source, attributes, token, provedUntil, since, since, weak);
  }

  @Override
  public String describe() {
    String before = provedUntil.map(t -> "; was proved until " + t).orElse("");
    return "key "
        + attributes.describe()
        + before
        + ", read by "
        + source
        + " in "
        + token.describe();
  }
}
