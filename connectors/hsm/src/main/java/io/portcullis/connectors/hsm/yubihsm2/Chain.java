package io.portcullis.connectors.hsm.yubihsm2;

import java.util.Optional;

import io.portcullis.connectors.api.Mark;

/**
 * Follows the entries of one body. An entry with the next number must carry the hash over itself
 * and the hash before it; a jump in the numbers is a gap.
 */
final class Chain {
  private static final int NUMBERS = 1 << 16;
  private static final String SEQUENCE = "log";
  private Optional<LogEntry> before = Optional.empty();
  private boolean anew = true;

  /** Hash of the entry that a reset wrote, where the body holds it. */
  private String epoch = "";

  /** The next entry begins another output of the device, which may repeat what was there. */
  void anew() {
    anew = true;
  }

  /** Number and hash of an entry, for the check from one body to the next. */
  Mark mark(LogEntry entry, Link link) {
    Mark mark = Mark.round(SEQUENCE, entry.item(), NUMBERS).linked(entry.link()).in(epoch);
    return link == Link.BROKEN ? mark.faulty("item " + entry.item() + ": " + link.fault()) : mark;
  }

  Link follow(LogEntry entry) {
    epoch = entry.first() ? entry.hash() : epoch;
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
