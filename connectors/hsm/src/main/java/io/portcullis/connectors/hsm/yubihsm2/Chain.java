package io.portcullis.connectors.hsm.yubihsm2;

import java.util.Optional;

/**
 * Follows the entries of one body. An entry with the next number must carry the hash over itself
 * and the hash before it; a jump in the numbers is a gap.
 */
final class Chain {
  private static final int NUMBERS = 1 << 16;
  private Optional<LogEntry> before = Optional.empty();
  private boolean anew = true;

  /** The next entry begins another output of the device, which may repeat what was there. */
  void anew() {
    anew = true;
  }

  Link follow(LogEntry entry) {
    Link link = before.isEmpty() || entry.first() ? Link.BEGINNING : link(before.get(), entry);
    before = Optional.of(entry);
    anew = false;
    return link;
  }

  private Link link(LogEntry last, LogEntry entry) {
    int step = Math.floorMod(entry.item() - last.item(), NUMBERS);
    if (step == 1) {
      return entry.follows(last.digest()) ? Link.HOLDS : Link.BROKEN;
    }
    boolean back = step == 0 || step > NUMBERS / 2;
    if (back) {
      return anew ? Link.BEGINNING : Link.DISORDER;
    }
    return Link.GAP;
  }

  enum Link {
    /** Nothing before it to check it against. */
    BEGINNING(""),
    HOLDS(""),
    BROKEN("the hash does not continue the chain"),
    GAP("entries before this one are missing"),
    DISORDER("the number goes back");

    private final String fault;

    Link(String fault) {
      this.fault = fault;
    }

    /** Empty where all is well. */
    String fault() {
      return fault;
    }
  }
}
