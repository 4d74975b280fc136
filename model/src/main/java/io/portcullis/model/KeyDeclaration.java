package io.portcullis.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What people declare of a key, for what no log tells and to be held against what logs tell. All of
 * it is optional: empty text, {@code UNKNOWN} and empty lists say nothing.
 *
 * @param purpose in people's words
 * @param owner a person or a team
 * @param environment one word, as {@link Environment} has it
 * @param exportable whether it may leave where it is
 * @param users who may use it
 * @param algorithm as PKCS#11 names key types: "RSA", "EC"
 * @param size bits of an RSA key, or a curve: "P-256"
 */
public record KeyDeclaration(
    String purpose,
    Tier tier,
    Recoverability recoverability,
    String owner,
    String environment,
    KeyHome home,
    Optional<Boolean> exportable,
    KeyUsers users,
    KeyBackup backup,
    KeyRotation rotation,
    String algorithm,
    String size) {
  /** Most characters of one text. */
  public static final int MAX_TEXT = 256;

  /** Most entries of one list. */
  public static final int MAX_ENTRIES = 64;

  public static final KeyDeclaration NONE =
      new KeyDeclaration(
          "",
          Tier.UNKNOWN,
          Recoverability.UNKNOWN,
          "",
          "",
          KeyHome.NONE,
          Optional.empty(),
          KeyUsers.ANYBODY,
          KeyBackup.NONE,
          KeyRotation.NONE,
          "",
          "");

  /** What a loss of the key would mean, the highest first. */
  public enum Tier {
    /** Of a root or an intermediate CA. */
    CA,
    /** What others trust without asking: code, documents, tokens in production. */
    PRODUCTION_SIGNING,
    NON_PRODUCTION,
    /** Of a workload, replaced within hours or days. */
    EPHEMERAL,
    UNKNOWN;

    /** Nothing is done to such a key before two people agreed. */
    public boolean asksTwoPeople() {
      return this == CA || this == PRODUCTION_SIGNING;
    }
  }

  /** How one gets over its loss. */
  public enum Recoverability {
    /** By a new key and a new certificate, within minutes. */
    REISSUE,
    /** Those who rely on it have to be told, and have to do something. */
    NOTIFY_CUSTOMERS,
    UNKNOWN
  }

  /**
   * @throws IllegalArgumentException when a text or a list is longer than its bound
   */
  public KeyDeclaration {
    purpose = Bounds.text("purpose", purpose);
    tier = Objects.requireNonNullElse(tier, Tier.UNKNOWN);
    recoverability = Objects.requireNonNullElse(recoverability, Recoverability.UNKNOWN);
    owner = Bounds.text("owner", owner);
    environment = Environment.of(environment);
    home = Objects.requireNonNullElse(home, KeyHome.NONE);
    exportable = Objects.requireNonNullElse(exportable, Optional.empty());
    users = Objects.requireNonNullElse(users, KeyUsers.ANYBODY);
    backup = Objects.requireNonNullElse(backup, KeyBackup.NONE);
    rotation = Objects.requireNonNullElse(rotation, KeyRotation.NONE);
    algorithm = Bounds.text("algorithm", algorithm);
    size = Bounds.text("size", size);
  }

  /** True when nothing is declared: it takes back what was. */
  public boolean nothing() {
    return equals(NONE);
  }

  /**
   * @param what is backed up, and {@code place}, where to: in people's words
   * @param drilled when it was last restored from there to see that it can be
   */
  public record KeyBackup(
      String what, String place, Optional<Boolean> encrypted, Optional<Instant> drilled) {
    public static final KeyBackup NONE = new KeyBackup("", "", Optional.empty(), Optional.empty());

    public KeyBackup {
      what = Bounds.text("backup.what", what);
      place = Bounds.text("backup.where", place);
      encrypted = Objects.requireNonNullElse(encrypted, Optional.empty());
      drilled = Objects.requireNonNullElse(drilled, Optional.empty());
    }
  }

  /**
   * @param every how long a key is to be used
   * @param last when this one took the place of another, {@code next}: when it is to be replaced
   */
  public record KeyRotation(
      Optional<Duration> every, Optional<Instant> last, Optional<Instant> next) {
    public static final KeyRotation NONE =
        new KeyRotation(Optional.empty(), Optional.empty(), Optional.empty());

    public KeyRotation {
      every = Objects.requireNonNullElse(every, Optional.empty());
      last = Objects.requireNonNullElse(last, Optional.empty());
      next = Objects.requireNonNullElse(next, Optional.empty());
    }
  }

  /** One line for people. */
  String describe() {
    List<String> told =
        List.of(
            tier == Tier.UNKNOWN ? "" : "tier " + word(tier),
            environment,
            home.describe(),
            purpose.isEmpty() ? "" : "for " + purpose);
    String line = String.join(", ", told.stream().filter(t -> !t.isEmpty()).toList());
    return line.isEmpty() ? "a key" : line;
  }

  /** As people write it: "production-signing". */
  public static String word(Enum<?> constant) {
    return constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
