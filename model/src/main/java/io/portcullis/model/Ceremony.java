package io.portcullis.model;

import java.time.Instant;

/**
 * A key ceremony, or another deed at an HSM that asks for several people.
 *
 * @param purpose in people's words, or the HSM's name of the deed
 * @param needed how many people it takes, {@code present}: how many took part
 * @param since when it was held
 */
public record Ceremony(
    String source, String purpose, int needed, int present, Instant since, Instant at, boolean weak)
    implements Fact {
  /** Most that are kept of one subject. */
  static final int MAX = 16;

  /**
   * @param least people that any ceremony takes, whatever it was set up for
   */
  public boolean without(long least) {
    return present < Math.max(needed, least);
  }

  @Override
  public Fact undated() {
    return new Ceremony(source, purpose, needed, present, since, since, weak);
  }

  @Override
  public String describe() {
    return "ceremony \"%s\" with %d of %d people, told by %s"
        .formatted(purpose, present, needed, source);
  }
}
