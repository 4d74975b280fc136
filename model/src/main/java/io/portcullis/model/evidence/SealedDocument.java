package io.portcullis.model.evidence;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A record with its seal in it: what the topic {@code sealed} and Elasticsearch hold.
 *
 * @param document all fields but the seal
 */
public record SealedDocument(Map<String, Object> document, Seal seal) {
  private static final String OWN = "portcullis";
  private static final String SEAL = "seal";

  /**
   * Takes a stored document apart.
   *
   * @throws IllegalArgumentException naming what of the seal is missing
   */
  public static SealedDocument from(Map<String, Object> stored) {
    Map<String, Object> own = own(stored);
    if (!(own.remove(SEAL) instanceof Map<?, ?> seal)) {
      throw new IllegalArgumentException("portcullis.seal: missing");
    }
    Map<String, Object> document = new LinkedHashMap<>(stored);
    document.put(OWN, own);
    return new SealedDocument(document, Seal.from(seal));
  }

  /** As it is stored: with the seal in its place. */
  public Map<String, Object> fields() {
    Map<String, Object> own = own(document);
    own.put(SEAL, seal.fields());
    Map<String, Object> fields = new LinkedHashMap<>(document);
    fields.put(OWN, own);
    return fields;
  }

  /** Without its personal part and salt. The seal stays true. */
  public SealedDocument redact(String order) {
    if (order.isBlank()) {
      throw new IllegalArgumentException("order: empty");
    }
    Seal without =
        new Seal(
            seal.chain(),
            seal.sequence(),
            seal.previous(),
            seal.personal(),
            "",
            order,
            seal.hash());
    return new SealedDocument(PersonalPaths.split(document).publicPart(), without);
  }

  public boolean redacted() {
    return !seal.redacted().isEmpty();
  }

  /** What is wrong with this document, when it stands after that one in its chain. */
  public Optional<String> problemAfter(Head before) {
    if (seal.sequence() != before.sequence() + 1) {
      return Optional.of(
          "%s: sequence %d follows %d".formatted(seal.id(), seal.sequence(), before.sequence()));
    }
    if (!seal.previous().equals(before.hash())) {
      return Optional.of(seal.id() + ": does not follow the record before it");
    }
    return alteration();
  }

  /**
   * @throws IllegalArgumentException when a value is none of those that evidence is made of
   */
  public SealCheck check() {
    PartedJson json = PartedJson.of(document, "");
    Leaf leaf = redacted() ? Leaf.unsalted(json) : Leaf.of(json, seal.salt());
    return SealCheck.of(seal, leaf.publicHash(), leaf.personalHash());
  }

  private Optional<String> alteration() {
    SealCheck check = check();
    if (check.holds()) {
      return Optional.empty();
    }
    return Optional.of(
        redacted() && !check.personalPart()
            ? seal.id() + ": has a personal part and is marked as redacted"
            : seal.id() + ": was changed");
  }

  private static Map<String, Object> own(Map<String, Object> document) {
    Map<String, Object> own = new LinkedHashMap<>();
    if (document.get(OWN) instanceof Map<?, ?> present) {
      present.forEach((name, value) -> own.put((String) name, value));
    }
    return own;
  }
}
