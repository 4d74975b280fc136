package io.portcullis.routes.resolve;

/**
 * How far the search for a signal's subject has come.
 *
 * @param part whose names are looked up: an edge has two ends
 * @param hop index of the alias that is tried now
 * @param aim what to do at this alias
 * @param counted true when the signal is known to be no repetition
 * @param shared true when a name was come by that several subjects claim
 */
public record Search(Part part, int hop, Aim aim, boolean counted, boolean shared) {

  public enum Part {
    CHILD,
    ABOUT
  }

  public enum Aim {
    LOOK,
    /** No alias is known and the first is strong: this is a new subject. */
    CREATE,
    /** No alias is known and all are weak: wait. */
    PARK
  }

  public static Search start(boolean edge) {
    return new Search(edge ? Part.CHILD : Part.ABOUT, 0, Aim.LOOK, false, false);
  }

  Search next() {
    return new Search(part, hop + 1, Aim.LOOK, true, shared);
  }

  Search home(Aim what) {
    return new Search(part, 0, what, true, shared);
  }

  Search subjectNext() {
    return new Search(Part.ABOUT, 0, Aim.LOOK, true, false);
  }

  Search known() {
    return new Search(part, hop, aim, true, shared);
  }

  Search past(boolean claimedBySeveral) {
    return new Search(part, hop, aim, counted, shared || claimedBySeveral);
  }
}
