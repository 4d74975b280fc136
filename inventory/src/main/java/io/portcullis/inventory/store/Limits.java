package io.portcullis.inventory.store;

/**
 * What a store may take.
 *
 * @param cacheMebibytes of memory for blocks of the files that were read, with their indices and
 *     filters; 8 to 4096
 * @param bufferMebibytes of memory for what was written and is not in a file yet; 8 to 1024
 * @param scanned entries that one page may look at where nothing leads to those that fit; 1 to
 *     1,000,000
 * @throws IllegalArgumentException when one is out of its bounds
 */
public record Limits(int cacheMebibytes, int bufferMebibytes, int scanned) {
  public static final Limits DEFAULT = new Limits(64, 48, 10_000);

  /** Of one page. */
  public static final int MAX_PAGE = 1000;

  /** Of entries that are written as one. */
  public static final int MAX_BATCH = 10_000;

  public Limits {
    within("cacheMebibytes", cacheMebibytes, 8, 4096);
    within("bufferMebibytes", bufferMebibytes, 8, 1024);
    within("scanned", scanned, 1, 1_000_000);
  }

  private static void within(String what, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s: must be %d to %d, is %d".formatted(what, least, most, value));
    }
  }

  /** How many entries a page may have. */
  static int page(int most) {
    if (most < 1 || most > MAX_PAGE) {
      throw new IllegalArgumentException(
          "a page has 1 to %d entries, not %d".formatted(MAX_PAGE, most));
    }
    return most;
  }
}
