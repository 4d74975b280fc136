package io.portcullis.rules;

import java.util.OptionalLong;
import java.util.function.LongPredicate;

/**
 * Looks along a line of steps for the first at which something is different, without looking at all
 * of them. The first {@value #EXACT} steps are looked at one by one; then each look is a quarter
 * further away than the last, and what lies between a same and a different one is halved.
 *
 * <p>What becomes different and the same again between two looks is not seen; thresholds as rules
 * use them turn an answer once.
 */
final class Search {
  static final int EXACT = 64;

  /** Most looks that a search takes: {@value #EXACT}, 171 ever further away, 59 halvings. */
  static final int MOST_LOOKS = 300;

  private static final int PART = 4;

  private Search() {}

  /**
   * @param steps how far it may go, 0 or more
   * @param different whether the step is; step 0 is not
   */
  static OptionalLong first(long steps, LongPredicate different) {
    long same = 0;
    for (long look = 1; look <= steps; look = further(look, steps)) {
      if (different.test(look)) {
        return OptionalLong.of(between(same, look, different));
      }
      if (look == steps) {
        break;
      }
      same = look;
    }
    return OptionalLong.empty();
  }

  private static long further(long look, long steps) {
    return look < EXACT ? look + 1 : Math.min(steps, look + look / PART);
  }

  private static long between(long same, long different, LongPredicate is) {
    long low = same;
    long high = different;
    while (high - low > 1) {
      long middle = low + (high - low) / 2;
      if (is.test(middle)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }
}
