package io.portcullis.routes.kibana;

/**
 * One thing that setting up does to Kibana.
 *
 * @param what "dashboards", "alert" or "detection"
 * @param name as people see it in Kibana
 * @param change what is done to it
 */
record Step(String what, String name, Change change) {

  /** What becomes of it. */
  enum Change {
    /** Not there yet. */
    NEW,
    /** There, and other than in this build. */
    CHANGED,
    /** There, as in this build: nothing is done. */
    SAME,
    /** Written, whatever was there. */
    WRITTEN;

    String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  String line() {
    return "%-8s %-10s %s".formatted(change.word(), what, name);
  }
}
