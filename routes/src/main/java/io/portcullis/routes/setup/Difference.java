package io.portcullis.routes.setup;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What one thing is like now, against what it has to be like.
 *
 * @param details one line each: what is there and what is wanted, or why it can not be
 */
record Difference(Thing thing, State state, List<String> details) {
  /** Differences of one thing that are shown. */
  static final int MOST = 12;

  /** What has to be done. */
  enum State {
    SAME,
    NEW,
    CHANGED,
    /** This Elasticsearch is built without it, or the key has no right to look. */
    IMPOSSIBLE
  }

  static Difference missing(Thing thing) {
    return new Difference(thing, State.NEW, List.of());
  }

  static Difference impossible(Thing thing, String why) {
    return new Difference(thing, State.IMPOSSIBLE, List.of(why));
  }

  /** What is there and not asked for, stays: others may have added it. */
  static Difference between(Thing thing, JsonNode there) {
    List<String> found = lines(there, thing.body());
    return new Difference(thing, found.isEmpty() ? State.SAME : State.CHANGED, found);
  }

  /** What is not as it is wanted, one line each; at most {@value #MOST} and how many more. */
  static List<String> lines(JsonNode there, JsonNode wanted) {
    List<String> found = new ArrayList<>();
    compare("", there, wanted, found);
    List<String> shown = new ArrayList<>(found.subList(0, Math.min(MOST, found.size())));
    if (found.size() > MOST) {
      shown.add("and %d more".formatted(found.size() - MOST));
    }
    return List.copyOf(shown);
  }

  boolean toDo() {
    return state == State.NEW || state == State.CHANGED;
  }

  private static void compare(String path, JsonNode there, JsonNode wanted, List<String> found) {
    if (wanted.isObject()) {
      wanted
          .properties()
          .forEach(
              entry ->
                  compare(
                      path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(),
                      there.path(entry.getKey()),
                      entry.getValue(),
                      found));
    } else if (!same(there, wanted)) {
      found.add("%s: %s, to be %s".formatted(path, text(there), text(wanted)));
    }
  }

  /** Elasticsearch gives back settings as text, and a list of one as it likes. */
  private static boolean same(JsonNode there, JsonNode wanted) {
    if (wanted.isArray() && there.isArray() && wanted.size() == there.size()) {
      for (int i = 0; i < wanted.size(); i++) {
        if (!covers(there.get(i), wanted.get(i))) {
          return false;
        }
      }
      return true;
    }
    return wanted.isValueNode() && there.isValueNode() && there.asText().equals(wanted.asText());
  }

  private static boolean covers(JsonNode there, JsonNode wanted) {
    List<String> found = new ArrayList<>();
    compare("", there, wanted, found);
    return found.isEmpty();
  }

  private static String text(JsonNode value) {
    return value.isMissingNode() ? "not there" : value.toString();
  }
}
