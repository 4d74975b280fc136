package io.portcullis.evidence.checkpoint;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The tree hash of RFC 9162 section 2.1.1 (the same as RFC 6962), with SHA-256, over leaves that
 * come one after the other. It keeps one hash for each bit of their number, so its memory does not
 * grow with them. Not for several threads.
 */
public final class Merkle {
  private static final byte LEAF = 0;
  private static final byte NODE = 1;
  private static final HexFormat HEX = HexFormat.of();

  private final MessageDigest sha256 = sha256();

  /** Roots of complete trees, the largest first: one for each bit of {@link #size} that is set. */
  private final List<byte[]> peaks = new ArrayList<>();

  private long size;

  /** The root over no leaf: SHA-256 of nothing. */
  public static String empty() {
    return new Merkle().root();
  }

  public void add(byte[] leaf) {
    byte[] hash = leaf(leaf);
    for (long full = size; (full & 1) == 1; full >>= 1) {
      hash = node(peaks.removeLast(), hash);
    }
    peaks.add(hash);
    size++;
  }

  /**
   * @param seal hash of a seal, 64 hex digits; its 32 octets are the leaf
   */
  public void add(String seal) {
    add(HEX.parseHex(seal));
  }

  /** How many leaves there are. */
  public long size() {
    return size;
  }

  /** Over the leaves until now, lower-case hex. More may follow. */
  public String root() {
    if (peaks.isEmpty()) {
      return HEX.formatHex(sha256.digest());
    }
    byte[] root = peaks.getLast();
    for (int i = peaks.size() - 2; i >= 0; i--) {
      root = node(peaks.get(i), root);
    }
    return HEX.formatHex(root);
  }

  /** The hash of a leaf. */
  byte[] leaf(byte[] octets) {
    sha256.update(LEAF);
    return sha256.digest(octets);
  }

  /** The hash of what is above these two. */
  byte[] node(byte[] left, byte[] right) {
    sha256.update(NODE);
    sha256.update(left);
    return sha256.digest(right);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
