package io.portcullis.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import io.portcullis.model.Sequence.Gap;
import io.portcullis.model.Statement.SequenceAdvanced;

/**
 * What numbers that came do to what is known of a sequence. Sources repeat themselves and deliver
 * out of order: a repetition changes nothing, a late one fills its gap. Only where the numbers go
 * back while the records' time goes on did the counting begin again.
 */
final class Numbering {
  /** Clocks and counters of one machine do not move in one step: so much is no new beginning. */
  static final Duration SLACK = Duration.ofSeconds(10);

  /** Epoch of gaps whose numbers are being given out again: nothing fills them any more. */
  static final String PAST = "past";

  private static final Pattern COUNTED = Pattern.compile("\\d{1,18}");

  private final SequenceAdvanced said;
  private final Instant at;
  private final Instant now;

  /**
   * @param at the latest time that the records bear, {@code now}: of the decision
   */
  Numbering(SequenceAdvanced said, Instant at, Instant now) {
    this.said = said;
    this.at = at;
    this.now = now;
  }

  Sequence first(String source) {
    Sequence fresh = Sequence.fresh(source, said, said.runs().getFirst(), at, now);
    return linked(fresh, absorbed(fresh, said.runs()), said.links());
  }

  Sequence next(Sequence before) {
    return moved(before).heard(at, now);
  }

  private Sequence moved(Sequence s) {
    if (said.epoch().isEmpty() || said.epoch().equals(s.epoch())) {
      return sameEpoch(s);
    }
    if (!earlier(said.epoch(), s.epoch())) {
      return fromOrigin(begun(s));
    }
    if (at.isAfter(s.at().plus(SLACK))) {
      return begun(s)
          .flawed(
              Flaw.Kind.BEGAN_AGAIN,
              "the restart counter went back from " + s.epoch() + " to " + said.epoch(),
              now);
    }
    return filled(s, said.runs(), said.epoch());
  }

  private static boolean earlier(String one, String other) {
    return COUNTED.matcher(one).matches()
        && COUNTED.matcher(other).matches()
        && Long.parseLong(one) < Long.parseLong(other);
  }

  private Sequence sameEpoch(Sequence s) {
    boolean back = said.wrap() == 0 && last() <= s.known().last();
    boolean restart = s.epoch().isEmpty() && said.origin() == first();
    if (back && restart && at.isAfter(s.at())) {
      return begun(s);
    }
    if (back && at.isAfter(s.at().plus(SLACK))) {
      return begun(s)
          .flawed(
              Flaw.Kind.BEGAN_AGAIN,
              "numbers went back from " + s.known().last() + " to " + last(),
              now);
    }
    long shift = shift(s);
    List<Run> runs = said.runs().stream().map(r -> r.shifted(shift)).toList();
    List<Link> links = said.links().stream().map(l -> l.shifted(shift)).toList();
    return linked(s, absorbed(s, runs), links);
  }

  private long first() {
    return said.runs().getFirst().first();
  }

  private long last() {
    return said.runs().getLast().last();
  }

  /** Numbers that come round are placed as near to the last one as they can be. */
  private long shift(Sequence s) {
    if (said.wrap() == 0) {
      return 0;
    }
    long ahead = Math.floorMod(first() - s.known().last(), said.wrap());
    long step = ahead > said.wrap() / 2 ? ahead - said.wrap() : ahead;
    return s.known().last() + step - first();
  }

  private Sequence begun(Sequence s) {
    String epoch = said.epoch().isEmpty() ? s.epoch() : said.epoch();
    List<Gap> missing =
        s.gaps().stream()
            .map(g -> g.epoch().equals(epoch) ? new Gap(PAST, g.run(), g.since()) : g)
            .toList();
    Sequence anew = s.begun(epoch, said.runs().getFirst(), missing);
    return linked(anew, absorbed(anew, said.runs()), said.links());
  }

  /** Where each epoch begins with the same number, its beginning can be missed too. */
  private Sequence fromOrigin(Sequence s) {
    if (said.origin() < 0 || said.origin() >= first()) {
      return s;
    }
    List<Gap> gaps = new ArrayList<>(s.gaps());
    gaps.add(new Gap(s.epoch(), new Run(said.origin(), first() - 1), now));
    Run span = new Run(said.origin(), s.known().last());
    return s.knowing(span, 0).withGaps(gaps, now);
  }

  private Sequence absorbed(Sequence s, List<Run> runs) {
    Sequence grown = s;
    for (Run run : runs) {
      grown = absorbed(grown, run);
    }
    return grown;
  }

  private Sequence absorbed(Sequence s, Run run) {
    Sequence filled = filled(s, List.of(run), s.epoch());
    Run known = s.known();
    List<Gap> gaps = new ArrayList<>(filled.gaps());
    if (run.first() > known.last() + 1) {
      gaps.add(new Gap(s.epoch(), new Run(known.last() + 1, run.first() - 1), now));
    }
    if (run.last() < known.first() - 1) {
      gaps.add(new Gap(s.epoch(), new Run(run.last() + 1, known.first() - 1), now));
    }
    long before = Math.max(0, Math.min(run.last() + 1, known.first()) - run.first());
    return filled.knowing(known.span(run), before).withGaps(gaps, now);
  }

  private Sequence filled(Sequence s, List<Run> runs, String epoch) {
    List<Gap> left = new ArrayList<>();
    long filled = 0;
    for (Gap gap : s.gaps()) {
      List<Run> parts = gap.epoch().equals(epoch) ? minus(gap.run(), runs) : List.of(gap.run());
      parts.forEach(p -> left.add(new Gap(gap.epoch(), p, gap.since())));
      filled += gap.run().size() - parts.stream().mapToLong(Run::size).sum();
    }
    return filled == 0 ? s : s.knowing(s.known(), filled).withGaps(left, now);
  }

  private static List<Run> minus(Run gap, List<Run> runs) {
    List<Run> parts = List.of(gap);
    for (Run run : runs) {
      parts = parts.stream().flatMap(p -> p.minus(run).stream()).toList();
    }
    return parts;
  }

  private Sequence linked(Sequence before, Sequence grown, List<Link> links) {
    Sequence linked = grown.linked(digest(before, grown, links));
    String fault = said.broken().isEmpty() ? fault(before, links) : said.broken();
    return fault.isEmpty() ? linked : linked.flawed(Flaw.Kind.BROKEN_LINK, fault, now);
  }

  private static String digest(Sequence before, Sequence grown, List<Link> links) {
    long last = grown.known().last();
    String kept = last == before.known().last() ? before.link() : "";
    return links.stream()
        .filter(l -> l.number() == last)
        .map(Link::digest)
        .findFirst()
        .orElse(kept);
  }

  /**
   * Only what stands at the seam can be checked: the digest of the last one is all that is kept.
   */
  private static String fault(Sequence before, List<Link> links) {
    long last = before.known().last();
    for (Link link : before.link().isEmpty() ? List.<Link>of() : links) {
      boolean known = !link.digest().isEmpty();
      if (known && link.number() == last && !link.digest().equals(before.link())) {
        return "record " + last + " is another one than before";
      }
      if (link.number() == last + 1 && !link.follows(before.link())) {
        return "the hash of record " + link.number() + " does not continue that of " + last;
      }
    }
    return "";
  }
}
