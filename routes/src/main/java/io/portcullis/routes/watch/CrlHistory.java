package io.portcullis.routes.watch;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.portcullis.connectors.api.remark.RemarkRow;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Ids;
import io.portcullis.model.Remark;
import io.portcullis.model.Statement.Remarked;
import io.portcullis.model.Statement.Remarked.Said;
import io.portcullis.model.SubjectKind;

/**
 * How large one address's CRL was, day by day.
 *
 * @param item names it in remarks
 * @param sizes at least a day apart, the oldest first: that of a week ago or the last one before,
 *     and those since; eight at most
 * @param grown while it is much larger than the oldest of them
 */
record CrlHistory(String authority, String item, List<Size> sizes, Optional<Said> grown) {
  static final Duration WEEK = Duration.ofDays(7);

  /** Whoever fetches a smaller list does not notice that it grew. */
  static final long LEAST_BYTES = 64 << 10;

  private static final Duration APART = Duration.ofDays(1);

  record Size(Instant at, long bytes, long entries) {}

  CrlHistory {
    sizes = List.copyOf(sizes);
  }

  static CrlHistory none(CrlSize of) {
    return new CrlHistory(of.authority(), item(of.url()), List.of(), Optional.empty());
  }

  /** The address, where it is not longer than remarks may name. */
  static String item(String url) {
    return url.length() <= Remarked.MAX_TEXT
        ? url
        : "sha-256 " + Ids.sha256(url.getBytes(StandardCharsets.UTF_8));
  }

  boolean of(CrlSize size) {
    return authority.equals(size.authority()) && item.equals(item(size.url()));
  }

  boolean same(CrlHistory other) {
    return authority.equals(other.authority) && item.equals(other.item);
  }

  /**
   * @param factor so many times as large is much larger
   */
  CrlHistory with(CrlSize seen, double factor, Instant now) {
    Size size = new Size(now, seen.bytes(), seen.entries());
    List<Size> all = new ArrayList<>(sizes);
    if (all.isEmpty() || !all.getLast().at().plus(APART).isAfter(now)) {
      all.add(size);
    }
    while (all.size() > 1 && !all.get(1).at().plus(WEEK).isAfter(now)) {
      all.removeFirst();
    }
    Size then = all.getFirst();
    boolean much = size.bytes() >= LEAST_BYTES && times(size, then) >= factor;
    Instant since = grown.map(Said::since).orElse(now);
    return new CrlHistory(
        authority, item, all, much ? Optional.of(said(then, factor, since)) : Optional.empty());
  }

  /** Of bytes or of entries, whichever grew more. */
  private static double times(Size now, Size then) {
    return Math.max(
        (double) now.bytes() / Math.max(1, then.bytes()),
        (double) now.entries() / Math.max(1, then.entries()));
  }

  /** It says the same until the next day's size, so that not each new list is told of. */
  private static Said said(Size then, double factor, Instant since) {
    String detail =
        "it is at least %s times as large as it was at %s, with %d bytes and %d entries then"
            .formatted(factor, then.at(), then.bytes(), then.entries());
    return new Said(Remark.Kind.CRL_GROWN, since, detail);
  }

  /** Nobody saw it for a week. */
  boolean forgotten(Instant now) {
    return sizes.isEmpty() || !sizes.getLast().at().plus(WEEK).isAfter(now);
  }

  RemarkRow row() {
    return new RemarkRow(
        SubjectKind.AUTHORITY,
        List.of(new Alias(AliasType.AUTHORITY_NAME, authority)),
        new Remarked(item, grown.stream().toList()));
  }
}
