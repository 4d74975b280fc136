package io.portcullis.routes.verdict;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

import io.portcullis.model.Alias;
import io.portcullis.model.DistinguishedName;

/** The authorities whose whole list of serial numbers this hub can look into. */
public final class OwnAuthorities {
  private final Map<String, Predicate<String>> assigned = new HashMap<>();

  /**
   * @param byIssuer by name of the authority in any spelling: whether it ever assigned a serial
   *     number, given as lower-case hex without leading zeros. Must not wait for anything
   */
  public OwnAuthorities(Map<String, Predicate<String>> byIssuer) {
    byIssuer.forEach((issuer, has) -> assigned.put(DistinguishedName.canonical(issuer), has));
  }

  /** True only when this is certain: one of ours, and it knows no such number. */
  boolean neverAssigned(String issuer, String serial) {
    Predicate<String> has = assigned.get(DistinguishedName.canonical(issuer));
    if (has == null) {
      return false;
    }
    try {
      return !has.test(Alias.hex(serial));
    } catch (IllegalArgumentException e) {
      return false; // no serial number at all
    }
  }
}
