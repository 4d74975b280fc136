package io.portcullis.routes.alerts;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Key of an entry of {@code alerts}: part and id, as in {@code way|ID}. */
record AlertKey(Part part, String id) {
  /** What is kept of an alert, each by a writer of its own. */
  enum Part {
    ALERT,
    WAY,
    ENDING
  }

  static Optional<AlertKey> parse(String key) {
    return Arrays.stream(Part.values())
        .filter(part -> key.startsWith(word(part)))
        .findFirst()
        .map(part -> new AlertKey(part, key.substring(word(part).length())));
  }

  private static String word(Part part) {
    return part.name().toLowerCase(Locale.ROOT) + "|";
  }

  /** All parts of an alert lie in one partition, so that they are read in the order of writing. */
  int partition(int partitions) {
    return Math.floorMod(id.hashCode(), partitions);
  }

  @Override
  public String toString() {
    return word(part) + id;
  }
}
