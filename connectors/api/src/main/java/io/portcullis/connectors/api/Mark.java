package io.portcullis.connectors.api;

import java.time.Instant;
import java.util.Optional;

import io.portcullis.model.Link;

/**
 * Where a record stands in its source's numbering, whatever becomes of the record itself.
 *
 * @param sequence which of the source's sequences; not empty, at most {@link #MAX_NAME} characters
 * @param epoch and {@code origin}, {@code wrap}: see {@link
 *     io.portcullis.model.Statement.SequenceAdvanced}
 * @param at the record's own time; absent where the numbers come round
 * @param fault why its hash does not continue that of the record before it in the body, or empty
 */
public record Mark(
    String sequence,
    String epoch,
    long number,
    long origin,
    long wrap,
    Optional<Instant> at,
    Optional<Link> link,
    String fault) {
  public static final int MAX_NAME = 128;
  private static final int MAX_EPOCH = 64;
  private static final int HEX = 16;

  public Mark {
    sequence = cut(sequence, MAX_NAME);
    epoch = cut(epoch, MAX_EPOCH);
  }

  /** Counts on without end, from one restart to the next where {@code epoch} tells of them. */
  public static Mark counted(String sequence, String epoch, long number, Instant at) {
    return new Mark(sequence, epoch, number, -1, 0, Optional.of(at), Optional.empty(), "");
  }

  /** Comes round to 0 after {@code wrap} numbers. */
  public static Mark round(String sequence, long number, long wrap) {
    return new Mark(sequence, "", number, -1, wrap, Optional.empty(), Optional.empty(), "");
  }

  /** Each epoch begins with this number. */
  public Mark from(long first) {
    return new Mark(sequence, epoch, number, first, wrap, at, link, fault);
  }

  public Mark linked(Link by) {
    return new Mark(sequence, epoch, number, origin, wrap, at, Optional.of(by), fault);
  }

  public Mark in(String otherEpoch) {
    return new Mark(sequence, otherEpoch, number, origin, wrap, at, link, fault);
  }

  public Mark faulty(String why) {
    return new Mark(sequence, epoch, number, origin, wrap, at, link, why);
  }

  /**
   * A counter as vendors write it: decimal, or hexadecimal behind 0x.
   *
   * @throws NumberFormatException when it is none
   */
  public static long counter(String text) {
    return text.startsWith("0x") || text.startsWith("0X")
        ? Long.parseLong(text.substring(2), HEX)
        : Long.parseLong(text);
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most);
  }
}
