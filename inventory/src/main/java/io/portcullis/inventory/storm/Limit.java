package io.portcullis.inventory.storm;

import java.util.Set;

/**
 * How much can be issued in a day.
 *
 * @param name what sets the limit, in people's words: "Let's Encrypt", "hsm-1"
 * @param authorities canonical names of those that share it; none: all
 * @param perDay certificates
 */
public record Limit(String name, Set<String> authorities, long perDay) {
  /**
   * @throws IllegalArgumentException when nothing could be issued at all
   */
  public Limit {
    authorities = Set.copyOf(authorities);
    if (perDay < 1) {
      throw new IllegalArgumentException("limit %s: at least 1 a day".formatted(name));
    }
  }

  boolean binds(String authority) {
    return authorities.isEmpty() || authorities.contains(authority);
  }
}
