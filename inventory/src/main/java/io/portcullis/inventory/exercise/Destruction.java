package io.portcullis.inventory.exercise;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A key, with its backups, is destroyed.
 *
 * @param requestedBy who asked for it
 * @param doneBy those who did it together, in each other's sight
 * @param proof what shows that it is gone: the token's answer, a protocol, a certificate of the
 *     shredder
 */
public record Destruction(
    String key, Instant at, String requestedBy, List<String> doneBy, List<String> proof) {
  /** How many have to do it. */
  public static final int TOGETHER = 2;

  /** Most people, and most pieces of proof. */
  public static final int MOST = 64;

  /**
   * @throws IllegalArgumentException when a list is too long
   */
  public Destruction {
    requestedBy = Objects.requireNonNullElse(requestedBy, "").strip();
    doneBy = List.copyOf(Objects.requireNonNullElse(doneBy, List.of()));
    proof = List.copyOf(Objects.requireNonNullElse(proof, List.of()));
    if (doneBy.size() > MOST || proof.size() > MOST) {
      throw new IllegalArgumentException("destruction: at most %d of each".formatted(MOST));
    }
  }

  /** What is wrong with it, in words; nothing when it was as it has to be. */
  public List<String> against(Retention retention) {
    List<String> against = new ArrayList<>(retention.against(at));
    Set<String> people =
        doneBy.stream()
            .map(p -> p.strip().toLowerCase(Locale.ROOT))
            .filter(p -> !p.isEmpty() && !p.equals(requestedBy.toLowerCase(Locale.ROOT)))
            .collect(Collectors.toSet());
    if (requestedBy.isEmpty()) {
      against.add("nobody asked for it");
    }
    if (people.size() < TOGETHER) {
      against.add("done by %d of 2 people other than who asked".formatted(people.size()));
    }
    if (proof.stream().allMatch(String::isBlank)) {
      against.add("no proof");
    }
    return List.copyOf(against);
  }
}
