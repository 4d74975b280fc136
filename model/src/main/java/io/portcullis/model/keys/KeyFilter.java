package io.portcullis.model.keys;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import io.portcullis.model.KeyDeclaration;
import io.portcullis.model.KeyDeclaration.Tier;
import io.portcullis.model.KeyHome;

/**
 * Which keys are asked for; empty text asks for any. Capitals do not matter.
 *
 * @param tier as people write it: "production-signing"
 * @param where the kind of place: "hsm-network"
 * @param algorithm "RSA", or with its size: "RSA 4096"
 */
public record KeyFilter(
    String tier, String owner, String environment, String where, String algorithm) {
  public static final KeyFilter ANY = new KeyFilter("", "", "", "", "");

  /** Most characters of one of them. */
  public static final int MAX_TEXT = 256;

  /**
   * @throws IllegalArgumentException when one is too long, or a word that no key can have
   */
  public KeyFilter {
    tier = word("tier", tier, Tier.values());
    owner = text("owner", owner);
    environment = text("environment", environment);
    where = word("where", where, KeyHome.Kind.values());
    algorithm = text("algorithm", algorithm);
  }

  public boolean fits(KeyProfile profile) {
    return is(tier, KeyDeclaration.word(profile.tier()))
        && is(owner, profile.owner())
        && is(environment, profile.environment())
        && is(where, KeyDeclaration.word(profile.home().kind()))
        && (is(algorithm, profile.algorithm()) || is(algorithm, profile.key()));
  }

  private static boolean is(String asked, String has) {
    return asked.isEmpty() || asked.equalsIgnoreCase(has);
  }

  private static String text(String name, String text) {
    String asked = Objects.requireNonNullElse(text, "").strip();
    if (asked.length() > MAX_TEXT) {
      throw new IllegalArgumentException(name + " is longer than " + MAX_TEXT + " characters");
    }
    return asked;
  }

  private static String word(String name, String text, Enum<?>[] all) {
    String asked = text(name, text);
    List<String> known = Arrays.stream(all).map(KeyDeclaration::word).toList();
    if (!asked.isEmpty() && known.stream().noneMatch(asked::equalsIgnoreCase)) {
      throw new IllegalArgumentException(name + " must be one of " + String.join(", ", known));
    }
    return asked;
  }
}
