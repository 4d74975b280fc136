package io.portcullis.routes.state;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What was written of each document since the last clearing, in 16 octets each: so that of a
 * million only those go out that have changed. Ids and texts are told apart by 64 bits of their
 * SHA-256; two in a million that fall together by chance (once in 30 million inventories) cost one
 * change that is written a day late.
 */
final class Written {
  /** Beyond it nothing more is remembered, and written each time. */
  static final int MOST = 4_000_000;

  private static final int FIRST = 1 << 10;

  private final int most;
  private long[] ids = new long[FIRST];
  private long[] texts = new long[FIRST];
  private int size;

  Written() {
    this(MOST);
  }

  /**
   * @param most that are remembered
   */
  Written(int most) {
    this.most = most;
  }

  /** 64 bits of SHA-256; never zero, which stands for an empty place. */
  static long hash(byte[] text) {
    try {
      long hash = ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text)).getLong();
      return hash == 0 ? 1 : hash;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  static long hash(String text) {
    return hash(text.getBytes(StandardCharsets.UTF_8));
  }

  boolean same(long id, long text) {
    int at = place(ids, id);
    return ids[at] == id && texts[at] == text;
  }

  void put(long id, long text) {
    int at = place(ids, id);
    if (ids[at] == 0) {
      if (size == most) {
        return;
      }
      ids[at] = id;
      size++;
    }
    texts[at] = text;
    if (size > ids.length / 2) {
      grow();
    }
  }

  int size() {
    return size;
  }

  void clear() {
    ids = new long[FIRST];
    texts = new long[FIRST];
    size = 0;
  }

  /** Where it is, or would be: the next free place from where its hash points. */
  private static int place(long[] ids, long id) {
    int at = (int) id & (ids.length - 1);
    while (ids[at] != 0 && ids[at] != id) {
      at = (at + 1) & (ids.length - 1);
    }
    return at;
  }

  private void grow() {
    long[] moreIds = new long[ids.length * 2];
    long[] moreTexts = new long[ids.length * 2];
    for (int i = 0; i < ids.length; i++) {
      if (ids[i] != 0) {
        int at = place(moreIds, ids[i]);
        moreIds[at] = ids[i];
        moreTexts[at] = texts[i];
      }
    }
    ids = moreIds;
    texts = moreTexts;
  }
}
