package io.portcullis.lab.chaos;

import java.time.Duration;

/**
 * How much chaos.
 *
 * @param devices each is put on hold and off the network, then released or revoked: four actions,
 *     fewer where the second wish comes before the first was sent
 * @param nak share of requests that the NAS refuses, 0 to 1
 * @param silence share of datagrams that it never sees, 0 to 1
 * @param authorityDown how long the CA takes no change
 * @param kills how often the hub is killed, 0 to 3
 * @param settle how long after the last fault everything may take
 * @throws IllegalArgumentException naming the field that is out of range
 */
public record ChaosSize(
    int devices, double nak, double silence, Duration authorityDown, int kills, Duration settle) {
  static final int MAX_DEVICES = 1_000;
  static final int MAX_KILLS = 3;

  /** More than 500 actions. */
  public static final ChaosSize FULL =
      new ChaosSize(150, 0.3, 0.1, Duration.ofMinutes(2), MAX_KILLS, Duration.ofMinutes(10));

  /** Some 50 actions, for every build. */
  public static final ChaosSize SMALL =
      new ChaosSize(15, 0.3, 0.1, Duration.ofSeconds(10), 2, Duration.ofMinutes(5));

  public ChaosSize {
    require(devices >= 2 && devices <= MAX_DEVICES, "devices: 2 to " + MAX_DEVICES);
    require(kills >= 0 && kills <= MAX_KILLS, "kills: 0 to " + MAX_KILLS);
    require(!authorityDown.isNegative(), "authorityDown: negative");
    require(settle.isPositive(), "settle: not positive");
  }

  private static void require(boolean sound, String problem) {
    if (!sound) {
      throw new IllegalArgumentException(problem);
    }
  }
}
