package io.portcullis.lab.nas;

/**
 * How a NAS misbehaves.
 *
 * @param nakShare share of sound requests answered with NAK 506 and not carried out, 0 to 1
 * @param silentShare share of datagrams that are dropped, 0 to 1
 * @param seed makes the same faults come again
 * @throws IllegalArgumentException when a share is out of range
 */
public record Faults(double nakShare, double silentShare, long seed) {
  public static final Faults NONE = new Faults(0, 0, 0);

  public Faults {
    share("nakShare", nakShare);
    share("silentShare", silentShare);
  }

  private static void share(String field, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(field + ": " + value + " is not in 0..1");
    }
  }
}
