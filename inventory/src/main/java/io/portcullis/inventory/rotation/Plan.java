package io.portcullis.inventory.rotation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What is settled before a rotation starts; until then each of it may be missing.
 *
 * @param owner who answers for it
 * @param due when the new key is to be in use
 * @param validation how one sees that the new key works
 * @param rollback what would make one go back to the old one
 */
public record Plan(String owner, Instant due, String validation, String rollback) {
  public Plan {
    owner = Texts.bounded("owner", owner);
    validation = Texts.bounded("validation", validation);
    rollback = Texts.bounded("rollback", rollback);
  }

  /** What is missing, in words. */
  List<String> missing() {
    List<String> missing = new ArrayList<>();
    if (owner.isEmpty()) {
      missing.add("an owner");
    }
    if (validation.isEmpty()) {
      missing.add("a validation step");
    }
    if (rollback.isEmpty()) {
      missing.add("rollback criteria");
    }
    return missing;
  }
}
