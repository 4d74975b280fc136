package io.portcullis.connectors.hsm.azure.keys;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Optional;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Doc;
import io.portcullis.model.KeyDeclaration.KeyRotation;

/**
 * When a vault makes a new version (Key Vault documentation, "Get Key Rotation Policy").
 *
 * @param every after the newest version was made; empty where it makes none by itself
 */
record VaultRotation(Optional<Period> every) {

  static VaultRotation read(Doc policy) {
    Optional<Period> lives = period(policy, "attributes.expiryTime");
    for (Doc action : policy.list("lifetimeActions")) {
      if (action.text("action.type").equalsIgnoreCase("Rotate")) {
        Optional<Period> before = period(action, "trigger.timeBeforeExpiry");
        return new VaultRotation(
            period(action, "trigger.timeAfterCreate")
                .or(() -> lives.flatMap(l -> before.map(l::minus))));
      }
    }
    return new VaultRotation(Optional.empty());
  }

  /** ISO 8601: "P90D", "P2Y". */
  private static Optional<Period> period(Doc doc, String field) {
    String text = doc.text(field);
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(Period.parse(text));
    } catch (DateTimeException e) {
      throw new BadRecord(doc.at(field).path() + ": is no period of days, months or years");
    }
  }

  /** The newest version took the place of one before, or is the first. */
  static KeyRotation of(Optional<VaultRotation> policy, Optional<Instant> newest) {
    Optional<Period> every = policy.flatMap(VaultRotation::every);
    if (every.isEmpty() || newest.isEmpty()) {
      return KeyRotation.NONE;
    }
    OffsetDateTime made = newest.get().atOffset(ZoneOffset.UTC);
    Instant next = made.plus(every.get()).toInstant();
    return new KeyRotation(
        Optional.of(Duration.between(newest.get(), next)), newest, Optional.of(next));
  }
}
