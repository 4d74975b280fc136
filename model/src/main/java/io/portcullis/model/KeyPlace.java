package io.portcullis.model;

import java.time.Instant;

/**
 * Where a key is used from.
 *
 * @param place the /24 or /48 network of an address, or the name of a host or service
 * @param since the first use from there that is remembered
 */
public record KeyPlace(String source, String place, Instant since, Instant at, boolean weak)
    implements Fact {
  private static final int IPV4_PARTS = 4;
  private static final int IPV6_PARTS = 3;
  private static final int MAX_LENGTH = 64;

  /**
   * Of what a source gives as an address, at most {@link #MAX_LENGTH} characters. Empty for an
   * address that says nothing.
   */
  static String of(String address) {
    String[] four = address.split("\\.", -1);
    if (four.length == IPV4_PARTS && address.chars().allMatch(c -> c == '.' || c <= '9')) {
      return four[0] + "." + four[1] + "." + four[2] + ".0/24";
    }
    String[] six = address.split(":", -1);
    if (six.length > IPV6_PARTS && !address.startsWith("::")) {
      return String.join(":", six[0], six[1], six[2]).toLowerCase(java.util.Locale.ROOT) + "::/48";
    }
    String name = address.strip().toLowerCase(java.util.Locale.ROOT);
    return name.substring(0, Math.min(MAX_LENGTH, name.length()));
  }

  @Override
  public Fact undated() {
    return new KeyPlace(source, place, since, since, weak);
  }

  @Override
  public String describe() {
    return "key used from " + place + ", first at " + since + ", told by " + source;
  }
}
