package io.portcullis.model.keys;

import java.util.Comparator;
import java.util.List;

import io.portcullis.model.KeyDeclaration;
import io.portcullis.model.KeyDeclaration.Recoverability;
import io.portcullis.model.KeyDeclaration.Tier;

/** Keys that are still to be moved into an HSM, those whose loss would be worst first. */
public final class Backlog {
  private static final String PRODUCTION = "production";

  private Backlog() {}

  /**
   * @param rank from 1 on
   * @param because what its place comes from
   */
  public record Move(long rank, String id, String name, String because) {}

  /**
   * By tier (one that is not declared counts as production signing), by what its loss would mean,
   * production before others, and by how many certificates hang on it.
   */
  public static List<Move> of(List<KeyControls> keys) {
    List<KeyControls> sorted =
        keys.stream().filter(KeyControls::software).sorted(worstFirst()).toList();
    return java.util.stream.IntStream.range(0, sorted.size())
        .mapToObj(i -> move(i + 1L, sorted.get(i)))
        .toList();
  }

  private static Comparator<KeyControls> worstFirst() {
    return Comparator.comparing((KeyControls k) -> tier(k.profile()))
        .thenComparing(k -> k.profile().recoverability() != Recoverability.NOTIFY_CUSTOMERS)
        .thenComparing(k -> !k.profile().environment().equals(PRODUCTION))
        .thenComparing(k -> -k.certificates())
        .thenComparing(KeyControls::id);
  }

  private static Tier tier(KeyProfile profile) {
    return profile.tier() == Tier.UNKNOWN ? Tier.PRODUCTION_SIGNING : profile.tier();
  }

  private static Move move(long rank, KeyControls key) {
    KeyProfile profile = key.profile();
    String because =
        "tier %s, %s, %s, %d valid certificates, %s"
            .formatted(
                profile.tier() == Tier.UNKNOWN
                    ? "not declared"
                    : KeyDeclaration.word(profile.tier()),
                profile.recoverability() == Recoverability.UNKNOWN
                    ? "recovery not declared"
                    : KeyDeclaration.word(profile.recoverability()),
                profile.environment().isEmpty()
                    ? "environment not declared"
                    : profile.environment(),
                key.certificates(),
                profile.home().describe().isEmpty()
                    ? "its token says that it is no hardware"
                    : profile.home().describe());
    return new Move(rank, key.id(), key.name(), because);
  }
}
