package io.portcullis.evidence.checkpoint;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * That a leaf is in a tree (RFC 9162 section 2.1.3), by the hashes beside its way to the root.
 *
 * @param index of the leaf, from 0
 * @param size leaves of the tree
 * @param path lower-case hex, from the leaf up; one for each level at most
 */
public record Inclusion(long index, long size, List<String> path) {
  private static final HexFormat HEX = HexFormat.of();

  /** A tree of 2^63 leaves has so many levels. */
  private static final int MOST_LEVELS = 63;

  /**
   * @throws IllegalArgumentException when there is no such leaf, or the path is longer than any
   */
  public Inclusion {
    path = List.copyOf(path);
    if (index < 0 || index >= size || path.size() > MOST_LEVELS) {
      throw new IllegalArgumentException(
          "leaf %d of %d, by %d hashes".formatted(index, size, path.size()));
    }
  }

  /**
   * Section 2.1.3.1.
   *
   * @param seals hashes of all leaves, 64 hex digits each
   */
  public static Inclusion of(int index, List<String> seals) {
    List<String> path = new ArrayList<>();
    List<String> tree = seals;
    int at = index;
    while (tree.size() > 1) {
      int split = Integer.highestOneBit(tree.size() - 1);
      List<String> left = tree.subList(0, split);
      List<String> right = tree.subList(split, tree.size());
      path.addFirst(root(at < split ? right : left));
      tree = at < split ? left : right;
      at = at < split ? at : at - split;
    }
    return new Inclusion(index, seals.size(), path);
  }

  /**
   * Section 2.1.3.2.
   *
   * @param seal hash of the leaf, 64 hex digits
   * @return the root that the path leads to; empty when it can not be one of such a tree
   */
  public Optional<String> root(String seal) {
    Merkle hashes = new Merkle();
    long from = index;
    long last = size - 1;
    byte[] hash = hashes.leaf(HEX.parseHex(seal));
    for (String step : path) {
      if (last == 0) {
        return Optional.empty();
      }
      byte[] beside = HEX.parseHex(step);
      if ((from & 1) == 1 || from == last) {
        hash = hashes.node(beside, hash);
        // The levels above on which this is the last one and has nothing beside it.
        int skipped = from == 0 ? 0 : Long.numberOfTrailingZeros(from);
        from >>= skipped;
        last >>= skipped;
      } else {
        hash = hashes.node(hash, beside);
      }
      from >>= 1;
      last >>= 1;
    }
    return last == 0 ? Optional.of(HEX.formatHex(hash)) : Optional.empty();
  }

  private static String root(List<String> seals) {
    Merkle tree = new Merkle();
    seals.forEach(tree::add);
    return tree.root();
  }
}
