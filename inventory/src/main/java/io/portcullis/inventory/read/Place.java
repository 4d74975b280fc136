package io.portcullis.inventory.read;

/**
 * How far an import has come, so that another one can go on there.
 *
 * @param file below the folder that is imported, with "/" between names; empty for a single file
 * @param items of that file that are done
 */
public record Place(String file, long items) implements Comparable<Place> {
  public static final Place BEGIN = new Place("", 0);

  /** The order in which files are read: name by name, and not letter by letter. */
  @Override
  public int compareTo(Place other) {
    int byFile = compare(file.split("/", -1), other.file.split("/", -1));
    return byFile != 0 ? byFile : Long.compare(items, other.items);
  }

  private static int compare(String[] one, String[] other) {
    for (int i = 0; i < Math.min(one.length, other.length); i++) {
      int byName = one[i].compareTo(other[i]);
      if (byName != 0) {
        return byName;
      }
    }
    return Integer.compare(one.length, other.length);
  }
}
