package io.portcullis.evidence.checkpoint;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.portcullis.model.Ids;
import io.portcullis.model.evidence.CanonicalJson;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * How far every chain of records had come at a moment, and what was in it. Each one names the one
 * before by its hash, so that none can be left out. What is signed is {@link #signed}.
 *
 * @param number 1, 2, 3 ... without a gap
 * @param hub whose records these are
 * @param previous hash of the checkpoint before; 64 zeros in the first
 * @param chains sorted by name
 * @param pruned only of kind PRUNE
 * @param erased only of kind ERASURE
 * @param approved who approved the erasure
 * @param next the key that signs from the next checkpoint on, when it is another
 * @param flaws where a chain did not go on as it must
 */
public record Checkpoint(
    Kind kind,
    long number,
    String hub,
    Instant at,
    String previous,
    List<Range> chains,
    List<Counter> counters,
    List<Pruned> pruned,
    List<Erased> erased,
    List<String> approved,
    Optional<String> next,
    List<ChainFlaw> flaws) {
  public static final int VERSION = 1;

  /** What the first one names as the one before. */
  public static final String NONE = "0".repeat(64);

  /** Chains: Kafka topics of the hub have at most as many partitions. */
  public static final int MOST_CHAINS = 1_000;

  public static final int MOST_COUNTERS = 1_000;

  /** Of each other list. */
  public static final int MOST_ENTRIES = 5_000;

  public static final int MOST_FLAWS = 100;

  private static final String TAG = "portcullis-checkpoint-v1\n";

  /**
   * @throws IllegalArgumentException naming the list that is too long or the number that can not be
   */
  public Checkpoint {
    chains = bounded("chains", chains, MOST_CHAINS);
    counters = bounded("counters", counters, MOST_COUNTERS);
    pruned = bounded("pruned", pruned, MOST_ENTRIES);
    erased = bounded("erased", erased, MOST_ENTRIES);
    approved = bounded("approved", approved, MOST_FLAWS);
    flaws = bounded("flaws", flaws, MOST_FLAWS);
    if (number < 1) {
      throw new IllegalArgumentException("number: less than 1");
    }
  }

  /** As JSON, with lists that are empty left out where only some checkpoints have them. */
  public Map<String, Object> payload() {
    return Payload.of(this);
  }

  /** The octets that the signature is over: a tag and the canonical JSON (RFC 8785). */
  public byte[] signed() {
    byte[] json = CanonicalJson.bytes(payload());
    byte[] all = java.util.Arrays.copyOf(TAG.getBytes(US_ASCII), TAG.length() + json.length);
    System.arraycopy(json, 0, all, TAG.length(), json.length);
    return all;
  }

  /** SHA-256 of {@link #signed}, lower-case hex: what the next one names, and what is witnessed. */
  public String hash() {
    return Ids.sha256(signed());
  }

  private static <T> List<T> bounded(String name, List<T> list, int most) {
    if (list.size() > most) {
      throw new IllegalArgumentException(name + ": more than " + most);
    }
    return List.copyOf(list);
  }
}
