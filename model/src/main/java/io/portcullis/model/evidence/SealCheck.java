package io.portcullis.model.evidence;

/**
 * Whether a document is what its own seal says. That the seal stands in its chain is another
 * question: {@link SealedDocument#problemAfter}.
 *
 * @param publicPart false when a field outside of {@link PersonalPaths}, or the seal, was changed
 * @param personalPart false when the personal part or its salt was changed, or stands in a document
 *     that is marked as redacted
 */
public record SealCheck(boolean publicPart, boolean personalPart) {
  private static final String NOTHING = Leaf.hash("{}");

  /**
   * @param publicHash SHA-256 of the canonical public part
   * @param personalHash of salt and personal part; for a redacted one of the personal part alone
   */
  static SealCheck of(Seal seal, String publicHash, String personalHash) {
    String expected = seal.redacted().isEmpty() ? seal.personal() : NOTHING;
    Leaf leaf = new Leaf(publicHash, seal.personal());
    String hash = Seal.hash(seal.chain(), seal.sequence(), seal.previous(), leaf);
    return new SealCheck(hash.equals(seal.hash()), personalHash.equals(expected));
  }

  public boolean holds() {
    return publicPart && personalPart;
  }
}
