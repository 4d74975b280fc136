package io.portcullis.inventory.desk;

import java.util.Optional;
import java.util.regex.Pattern;

import io.portcullis.inventory.desk.DestructionItem.Word;
import io.portcullis.inventory.desk.Ruling.Why;

/** A person is erased when one asked for it and another agreed. */
public final class Erasures {
  private static final Pattern ORDER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final int SHORTEST = 3;
  private static final int LONGEST = 256;

  private Erasures() {}

  /** An order is given once: what it erased stands in the records. */
  public static Ruling<ErasureItem> ask(
      Optional<ErasureItem> before, String order, String person, String reason, By by) {
    if (before.filter(b -> b.rejected().isEmpty()).isPresent()) {
      return Ruling.refused(Why.CONFLICT, "it was asked for already");
    }
    if (!ORDER.matcher(order).matches()) {
      return Ruling.refused(
          Why.INVALID, "an order is 1 to 64 letters, digits, dots, dashes and underscores");
    }
    String name = person == null ? "" : person.strip();
    if (name.length() < SHORTEST || name.length() > LONGEST) {
      return Ruling.refused(
          Why.INVALID, "person: must have %d to %d characters".formatted(SHORTEST, LONGEST));
    }
    return new Ruling.Changed<>(
        new ErasureItem(
            order,
            name,
            by.person(),
            by.at(),
            reason,
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  public static Ruling<ErasureItem> approve(ErasureItem item, String reason, By by) {
    if (by.is(item.by())) {
      return Ruling.refused(Why.NOT_THIS_PERSON, "who asked for it does not agree to it");
    }
    if (item.ended() || item.agreed().isPresent()) {
      return Ruling.refused(Why.CONFLICT, "it was decided already");
    }
    return new Ruling.Changed<>(
        new ErasureItem(
            item.order(),
            item.person(),
            item.by(),
            item.at(),
            item.reason(),
            Optional.of(new Word(by.person(), by.at(), reason)),
            Optional.empty(),
            Optional.empty()));
  }

  /** Not once somebody agreed: it may have begun. */
  public static Ruling<ErasureItem> reject(ErasureItem item, String reason, By by) {
    if (item.ended() || item.agreed().isPresent()) {
      return Ruling.refused(Why.CONFLICT, "it was decided already");
    }
    return new Ruling.Changed<>(
        new ErasureItem(
            item.order(),
            "",
            item.by(),
            item.at(),
            item.reason(),
            Optional.empty(),
            Optional.of(new Word(by.person(), by.at(), reason)),
            Optional.empty()));
  }

  /** The hub has done it, and forgets whom it was about. */
  public static Ruling<ErasureItem> done(ErasureItem item, long records, By by) {
    if (!item.due()) {
      return Ruling.refused(Why.CONFLICT, "nobody agreed to it, or it is done");
    }
    return new Ruling.Changed<>(
        new ErasureItem(
            item.order(),
            "",
            item.by(),
            item.at(),
            item.reason(),
            item.agreed(),
            Optional.empty(),
            Optional.of(new ErasureItem.Done(by.at(), records))));
  }
}
