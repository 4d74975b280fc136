package io.portcullis.model.keys;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

import io.portcullis.model.KeyDeclaration;

/**
 * One name for what a control matrix says, so that a sign-off can tell which one was looked at: the
 * same for the same keys, owners, tiers, environments, verdicts and wants, in whatever order.
 * Evidence is not in it, since that a drill was a day longer ago is no other matrix.
 */
public final class MatrixDigest {
  private static final String BEGIN = "matrix-";
  private static final int BYTES = 16;

  private MatrixDigest() {}

  /** "matrix-" and 128 bits of SHA-256 in hex, over each part with its length before it. */
  public static String of(List<KeyControls> keys) {
    MessageDigest digest = sha256();
    keys.stream().sorted(Comparator.comparing(KeyControls::id)).forEach(key -> add(digest, key));
    return BEGIN + HexFormat.of().formatHex(digest.digest(), 0, BYTES);
  }

  private static void add(MessageDigest digest, KeyControls key) {
    add(digest, key.id());
    add(digest, KeyDeclaration.word(key.profile().tier()));
    add(digest, key.profile().owner());
    add(digest, key.profile().environment());
    for (KeyControls.Cell cell : key.cells()) {
      add(digest, KeyDeclaration.word(cell.control()));
      add(digest, KeyDeclaration.word(cell.met()));
      add(digest, cell.wanted() ? "wanted" : "not wanted");
    }
  }

  private static void add(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
