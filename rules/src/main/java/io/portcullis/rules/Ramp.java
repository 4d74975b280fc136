package io.portcullis.rules;

import java.math.BigInteger;

import io.portcullis.model.Ids;

/**
 * Which subjects a rule that is switched on step by step reaches already: a share of all, chosen by
 * a hash of rule and subject. It is the same subjects each time, those of 1 % are among those of 10
 * %, and each rule begins with others.
 */
final class Ramp {
  /** Everybody. */
  static final int FULL = 100;

  private static final int HEX = 16;
  private static final int PREFIX = "rmp-".length();

  private Ramp() {}

  /**
   * @param percent 1 to {@value #FULL}
   */
  static boolean reaches(int percent, String rule, String subject) {
    return percent >= FULL || place(rule, subject) < percent;
  }

  /** 0 to 99, each as often as any other: 128 bits leave no bias that could be measured. */
  private static int place(String rule, String subject) {
    String hash = Ids.of("rmp", rule, subject).substring(PREFIX);
    return new BigInteger(hash, HEX).mod(BigInteger.valueOf(FULL)).intValue();
  }
}
