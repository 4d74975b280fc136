package io.portcullis.model;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.UnaryOperator;

/**
 * Answers of a pure function of a name, the last one for each of some places. Few authorities issue
 * most certificates, so that their names come again and again; names from outside, however many,
 * push each other out and take no more room. For any thread.
 */
final class KeptNames {
  static final int PLACES = 256;

  /** Of a name that is kept, in characters: what issues certificates has a shorter one. */
  static final int LONGEST = 512;

  private final AtomicReferenceArray<Kept> places = new AtomicReferenceArray<>(PLACES);
  private final UnaryOperator<String> function;

  private record Kept(String name, String answer) {}

  KeptNames(UnaryOperator<String> function) {
    this.function = function;
  }

  String of(String name) {
    if (name.length() > LONGEST) {
      return function.apply(name);
    }
    int place = Math.floorMod(name.hashCode(), PLACES);
    return Optional.ofNullable(places.get(place))
        .filter(kept -> kept.name().equals(name))
        .map(Kept::answer)
        .orElseGet(() -> keep(place, name));
  }

  private String keep(int place, String name) {
    String answer = function.apply(name);
    places.set(place, new Kept(name, answer));
    return answer;
  }
}
