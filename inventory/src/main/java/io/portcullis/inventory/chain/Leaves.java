package io.portcullis.inventory.chain;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

import io.portcullis.model.DistinguishedName;

/**
 * How many certificates hang on each authority, and until when: counted by issuer, its key, and day
 * of the end, so that an inventory of any size can run through.
 */
public final class Leaves {
  /** Most issuers, or keys of issuers, that are told apart; the others are not counted. */
  public static final int MOST = 10_000;

  private static final long DAY = Duration.ofDays(1).toSeconds();

  private final Map<Issuer, TreeMap<Long, Long>> ends = new HashMap<>();
  private long leftOut;

  private record Issuer(String name, String keyId) {}

  /**
   * @param issuer its name
   * @param issuerKeyId identifier of the key that signed it, or empty
   */
  public void add(String issuer, String issuerKeyId, Instant notAfter) {
    Issuer by = new Issuer(DistinguishedName.canonical(issuer), issuerKeyId);
    if (!ends.containsKey(by) && ends.size() >= MOST) {
      leftOut++;
      return;
    }
    ends.computeIfAbsent(by, i -> new TreeMap<>())
        .merge(Math.floorDiv(notAfter.getEpochSecond(), DAY), 1L, Long::sum);
  }

  public long leftOut() {
    return leftOut;
  }

  /** Of the authority, those that end on that day or later. */
  public long from(Node authority, Instant moment) {
    long day = Math.floorDiv(moment.getEpochSecond(), DAY);
    return ends.entrySet().stream()
        .filter(e -> e.getKey().name().equals(authority.subject()))
        .filter(e -> !Node.differ(e.getKey().keyId(), authority.keyId()))
        .flatMap(e -> e.getValue().tailMap(day).values().stream())
        .mapToLong(Long::longValue)
        .sum();
  }
}
