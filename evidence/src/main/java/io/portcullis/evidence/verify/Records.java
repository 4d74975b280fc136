package io.portcullis.evidence.verify;

import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;

/** Where sealed records lie: a folder, Elasticsearch, Kafka. For many threads. */
public interface Records {
  /**
   * The chains there are, sorted.
   *
   * @throws IOException when they can not be told
   */
  List<String> chains() throws IOException;

  /**
   * Hands over the records of a chain in the order of their sequences, as far as that is the order
   * they lie in.
   *
   * @param extent what is asked for; others may come, too
   * @throws IOException when not all could be read
   */
  void read(String chain, Extent extent, Taker taker) throws IOException;

  /** What of the chain lies there by intention; what is outside is not asked for. */
  default Extent extent(String chain) {
    return Extent.WHOLE;
  }

  /** False when some chains are left out by intention. */
  default boolean complete() {
    return true;
  }

  /**
   * What of it is not as whoever wrote it down says, by name.
   *
   * @throws IOException when that can not be told
   */
  default List<String> damaged() throws IOException {
    return List.of();
  }

  /** Takes one record: octets of a buffer that is used again afterwards. */
  interface Taker {
    /**
     * @param place where it lies, when it is not where its seal says; else empty
     */
    void take(byte[] bytes, int from, int to, String place);
  }

  /**
   * Sequences of a chain.
   *
   * @param from the first; 0 when it is the first that is found
   * @param to the last; {@link Long#MAX_VALUE} when it is the last of all
   */
  record Extent(long from, long to) {
    public static final Extent WHOLE = new Extent(1, Long.MAX_VALUE);

    /** Whatever is there, from the first record on: older ones are not kept. */
    public static final Extent FOUND = new Extent(0, Long.MAX_VALUE);

    /** Absent when it is the last of all. */
    public OptionalLong end() {
      return to == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(to);
    }

    boolean whole() {
      return equals(WHOLE);
    }
  }
}
