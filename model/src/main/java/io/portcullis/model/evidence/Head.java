package io.portcullis.model.evidence;

/**
 * The end of a chain: what the next seal follows.
 *
 * @param sequence of the last seal, 0 before the first
 * @param hash of the last seal, 64 zeros before the first
 */
public record Head(long sequence, String hash) {
  public static final Head START = new Head(0, "0".repeat(64));
}
