package io.portcullis.connectors.hsm.gcp.kms;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.portcullis.connectors.api.Doc;
import io.portcullis.model.KeyListed.Origin;
import io.portcullis.model.KeyListed.Status;

/** The versions of a CryptoKey, each a CryptoKeyVersion of the REST reference. */
record GoogleVersions(List<Doc> all) {
  private static final String HSM = "HSM";
  private static final String OUTSIDE = "EXTERNAL";
  private static final Set<String> GONE = Set.of("DESTROYED", "IMPORT_FAILED", "GENERATION_FAILED");

  GoogleVersions {
    all = List.copyOf(all);
  }

  long usable() {
    return count("ENABLED");
  }

  private long count(String state) {
    return all.stream().filter(v -> v.text("state").equals(state)).count();
  }

  /** What is left of it: destroyed versions tell nothing of what can be used. */
  private List<Doc> left() {
    return all.stream().filter(v -> !GONE.contains(v.text("state"))).toList();
  }

  Status status() {
    if (usable() > 0) {
      return Status.ENABLED;
    }
    if (all.isEmpty()) {
      return Status.UNKNOWN;
    }
    if (count("DISABLED") > 0) {
      return Status.DISABLED;
    }
    if (count("DESTROY_SCHEDULED") > 0) {
      return Status.PENDING_DELETION;
    }
    if (left().isEmpty()) {
      return Status.DESTROYED;
    }
    return count("PENDING_IMPORT") > 0 ? Status.PENDING_IMPORT : Status.UNAVAILABLE;
  }

  /** When the last of them is to be destroyed, where no other is left. */
  Optional<Instant> deletion() {
    return status() == Status.PENDING_DELETION
        ? all.stream()
            .flatMap(v -> GoogleDescription.time(v, "destroyTime").stream())
            .max(Comparator.naturalOrder())
        : Optional.empty();
  }

  Set<String> levels() {
    return left().stream()
        .map(v -> v.text("protectionLevel"))
        .filter(level -> !level.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * @param template of versions to come, for a key that has none
   */
  boolean hardware(String template) {
    Set<String> levels = levels();
    return levels.isEmpty()
        ? template.startsWith(HSM)
        : levels.stream().allMatch(level -> level.startsWith(HSM));
  }

  /** In a key manager that Google calls, and does not own. */
  boolean outside() {
    return levels().stream().anyMatch(level -> level.startsWith(OUTSIDE));
  }

  Origin origin() {
    if (outside()) {
      return Origin.ELSEWHERE;
    }
    if (left().isEmpty()) {
      return Origin.UNKNOWN;
    }
    boolean imported = left().stream().anyMatch(v -> v.has("importTime") || v.has("importJob"));
    return imported ? Origin.IMPORTED : Origin.MADE_THERE;
  }
}
