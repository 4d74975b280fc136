package io.portcullis.model.evidence;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A record's place in its chain. Stands in the document as {@code portcullis.seal}.
 *
 * @param chain name of the chain
 * @param sequence 1, 2, 3 ... without a gap
 * @param previous hash of the seal before, 64 zeros in the first
 * @param personal salted hash of the document's personal part
 * @param salt 32 random octets in lower-case hex; empty once the personal part is erased
 * @param redacted the order by which it was erased, or empty
 * @param hash over chain, sequence, previous and the leaf
 */
public record Seal(
    String chain,
    long sequence,
    String previous,
    String personal,
    String salt,
    String redacted,
    String hash) {
  public static final int VERSION = 1;

  private static final String TAG = "portcullis-seal-v1\n";
  private static final int SEQUENCE_DIGITS = 16;

  static Seal next(String chain, Head head, String salt, Leaf leaf) {
    long sequence = Math.addExact(head.sequence(), 1);
    String hash = hash(chain, sequence, head.hash(), leaf);
    return new Seal(chain, sequence, head.hash(), leaf.personalHash(), salt, "", hash);
  }

  static String hash(String chain, long sequence, String previous, Leaf leaf) {
    return Leaf.hash(TAG + chain + "\n" + sequence + "\n" + previous + "\n" + leaf.hash());
  }

  /** Chain and sequence, so written that ids sort as they were sealed: the id in Elasticsearch. */
  public String id() {
    return chain + "-" + ("%0" + SEQUENCE_DIGITS + "d").formatted(sequence);
  }

  public Head head() {
    return new Head(sequence, hash);
  }

  Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("version", (long) VERSION);
    fields.put("chain", chain);
    fields.put("sequence", sequence);
    fields.put("previous", previous);
    fields.put("personal", personal);
    if (redacted.isEmpty()) {
      fields.put("salt", salt);
    } else {
      fields.put("redacted", redacted);
    }
    fields.put("hash", hash);
    return fields;
  }

  /**
   * @throws IllegalArgumentException naming the field that is missing or of another type
   */
  static Seal from(Map<?, ?> fields) {
    if (number(fields, "version") != VERSION) {
      throw new IllegalArgumentException("portcullis.seal.version: not " + VERSION);
    }
    return new Seal(
        text(fields, "chain"),
        number(fields, "sequence"),
        text(fields, "previous"),
        text(fields, "personal"),
        fields.containsKey("redacted") ? "" : text(fields, "salt"),
        fields.containsKey("redacted") ? text(fields, "redacted") : "",
        text(fields, "hash"));
  }

  private static String text(Map<?, ?> fields, String name) {
    if (fields.get(name) instanceof String text && !text.isEmpty()) {
      return text;
    }
    throw new IllegalArgumentException("portcullis.seal." + name + ": missing");
  }

  private static long number(Map<?, ?> fields, String name) {
    return switch (fields.get(name)) {
      case Integer n -> n;
      case Long n -> n;
      case null, default ->
          throw new IllegalArgumentException("portcullis.seal." + name + ": not an integer");
    };
  }
}
