package io.portcullis.evidence.verify;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.portcullis.evidence.checkpoint.CheckpointKey;

/**
 * Keys that checkpoints may be signed by.
 *
 * @param given by whoever checks: what he trusts
 * @param found beside the records: good for showing damage, not for showing a forger, who would
 *     have put his own there
 */
public record Keys(List<CheckpointKey> given, List<CheckpointKey> found) {
  public Keys {
    given = List.copyOf(given);
    found = List.copyOf(found);
  }

  Optional<CheckpointKey> find(String id) {
    return Optional.ofNullable(all().get(id));
  }

  /** All of them, trusted or not. */
  public List<CheckpointKey> known() {
    return List.copyOf(all().values());
  }

  private Map<String, CheckpointKey> all() {
    Map<String, CheckpointKey> all = new HashMap<>();
    found.forEach(key -> all.put(key.id(), key));
    given.forEach(key -> all.put(key.id(), key));
    return all;
  }
}
