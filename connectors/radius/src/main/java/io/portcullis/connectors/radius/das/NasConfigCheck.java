package io.portcullis.connectors.radius.das;

import java.time.Duration;
import java.util.List;

/** Collects what is wrong with a {@link NasConfig}, each problem with its field. */
final class NasConfigCheck {
  private static final Duration MIN_TIMEOUT = Duration.ofMillis(10);
  private static final int MAX_VLAN = 4094;

  private final List<String> wrong;

  NasConfigCheck(List<String> wrong) {
    this.wrong = wrong;
  }

  void filled(String field, String value) {
    require(value != null && !value.isBlank(), field, "empty");
  }

  void between(String field, int value, int low, int high) {
    require(value >= low && value <= high, field, value + " is not in " + low + ".." + high);
  }

  void ranges(String field, List<String> ranges) {
    require(!ranges.isEmpty(), field, "empty");
    for (String range : ranges) {
      try {
        AddressRange.parse(range);
      } catch (IllegalArgumentException e) {
        wrong.add(field + ": " + e.getMessage());
      }
    }
  }

  /** The value is not repeated: someone may have written the secret itself here. */
  void secret(String field, String reference) {
    boolean sound = reference != null && SharedSecret.reference(reference);
    require(sound, field, "a reference is needed, env:NAME or file:/path");
  }

  void vlan(String field, String vlan) {
    boolean name = vlan != null && (vlan.isEmpty() || vlan.matches("[A-Za-z][A-Za-z0-9_.-]{0,31}"));
    require(name || number(vlan), field, "neither 1.." + MAX_VLAN + " nor a VLAN's name: " + vlan);
  }

  void timeout(String field, Duration timeout, int retries) {
    boolean inRange =
        timeout != null
            && timeout.compareTo(MIN_TIMEOUT) >= 0
            && timeout.compareTo(NasConfig.MAX_TIMEOUT) <= 0;
    require(inRange, field, timeout + " is not in " + MIN_TIMEOUT + ".." + NasConfig.MAX_TIMEOUT);
    if (inRange && retries >= 0 && retries <= NasConfig.MAX_RETRIES) {
      Duration total = new Retransmission(timeout, retries).total();
      require(
          total.compareTo(NasConfig.MAX_TOTAL) <= 0,
          field,
          "with " + retries + " retries a call takes " + total + ", over " + NasConfig.MAX_TOTAL);
    }
  }

  private static boolean number(String vlan) {
    return vlan != null && vlan.matches("[1-9]\\d{0,3}") && Integer.parseInt(vlan) <= MAX_VLAN;
  }

  private void require(boolean sound, String field, String problem) {
    if (!sound) {
      wrong.add(field + ": " + problem);
    }
  }
}
