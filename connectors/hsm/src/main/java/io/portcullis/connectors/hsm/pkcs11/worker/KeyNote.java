package io.portcullis.connectors.hsm.pkcs11.worker;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What has to be known about a key besides what the token shows of it.
 *
 * @param decidedAt of the newest action carried out, microseconds since 1970
 * @param generation of that action
 * @param withheld what was taken away from the key and is to be given back
 */
record KeyNote(long decidedAt, int generation, Set<Usage> withheld) {
  static final KeyNote NONE = new KeyNote(0, 0, Set.of());

  private static final Comparator<KeyNote> BY_ORDER =
      Comparator.comparingLong(KeyNote::decidedAt).thenComparingInt(KeyNote::generation);

  KeyNote {
    withheld = Set.copyOf(withheld);
  }

  static KeyNote of(Request request, Set<Usage> withheld) {
    return new KeyNote(request.decidedAt(), request.generation(), withheld);
  }

  /** A repetition of an action that another one came after: it must not undo that one. */
  boolean newerThan(Request request) {
    return BY_ORDER.compare(this, of(request, Set.of())) > 0;
  }

  /**
   * A crash while one note took the place of another leaves two. Nothing that either withholds may
   * be lost.
   */
  KeyNote and(KeyNote other) {
    KeyNote newer = BY_ORDER.compare(this, other) >= 0 ? this : other;
    return new KeyNote(newer.decidedAt, newer.generation, union(other.withheld));
  }

  Set<Usage> union(Set<Usage> more) {
    Set<Usage> all = EnumSet.noneOf(Usage.class);
    all.addAll(withheld);
    all.addAll(more);
    return all;
  }

  String text() {
    String names = withheld.stream().sorted().map(Usage::name).collect(Collectors.joining(","));
    return decidedAt + "|" + generation + "|" + names;
  }

  /**
   * @throws IllegalStateException when somebody else wrote there
   */
  static KeyNote parse(String text) {
    try {
      String[] parts = text.split("\\|", -1);
      Set<Usage> withheld =
          Arrays.stream(parts[2].split(","))
              .filter(n -> !n.isEmpty())
              .map(Usage::valueOf)
              .collect(Collectors.toSet());
      return new KeyNote(Long.parseLong(parts[0]), Integer.parseInt(parts[1]), withheld);
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      throw new IllegalStateException("the note on the key in the token is not readable", e);
    }
  }
}
