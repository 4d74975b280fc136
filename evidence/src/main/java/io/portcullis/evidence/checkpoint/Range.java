package io.portcullis.evidence.checkpoint;

import java.util.List;

/**
 * What of one chain a checkpoint covers.
 *
 * @param chain its name
 * @param from the first sequence covered
 * @param to the last one; from - 1 when there is nothing new
 * @param root tree hash (RFC 9162 section 2.1.1) over the seals' hashes, 32 octets each
 * @param head hash of the seal of {@code to}; 64 zeros when the chain has none yet
 * @param offset in its partition of the topic {@code sealed}: of the next record after it
 * @param parts by kind of record, sorted by name; kinds without a record are left out
 */
public record Range(
    String chain, long from, long to, String root, String head, long offset, List<Part> parts) {
  public Range {
    parts = List.copyOf(parts);
  }

  /** How many records it covers. */
  public long count() {
    return to - from + 1;
  }
}
