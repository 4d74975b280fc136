package io.portcullis.model;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The attributes of a key as its token or key service holds them, one reading for each that holds
 * the key.
 *
 * @param provedUntil when the token last said what proves the key non-exportable, where it says so
 *     no longer: another key has taken its place, or the token's word is worth nothing
 * @param since when the attributes took these values
 * @param listed by a key service; none of a token, and in state of an earlier release
 */
public record KeyReading(
    String source,
    KeyAttributes attributes,
    TokenFacts token,
    Optional<Instant> provedUntil,
    Instant since,
    Instant at,
    boolean weak,
    Optional<KeyListed> listed)
    implements Fact {

  public KeyReading {
    listed = Objects.requireNonNullElse(listed, Optional.empty());
  }

  /** Of a token. */
  public KeyReading(
      String source,
      KeyAttributes attributes,
      TokenFacts token,
      Optional<Instant> provedUntil,
      Instant since,
      Instant at,
      boolean weak) {
    this(source, attributes, token, provedUntil, since, at, weak, Optional.empty());
  }

  @Override
  public Fact undated() {
    return new KeyReading(source, attributes, token, provedUntil, since, since, weak, listed);
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
        + token.describe()
        + listed.map(l -> "; " + l.describe()).orElse("");
  }
}
