package io.portcullis.routes.config;

/**
 * A declared move from one authority to another.
 *
 * @param from distinguished name of the one that is given up
 * @param to distinguished name of the one that takes its place
 * @param until the last day, or the moment, on which the first one may issue
 */
public record MigrationSettings(String from, String to, EndDate until) {
  /** A name is an item of a remark, which has a bound of its own. */
  private static final int LONGEST = 400;

  public MigrationSettings {
    new Checks()
        .filled(from, "from")
        .filled(to, "to")
        .that(from.length() <= LONGEST, "from", "must be at most " + LONGEST + " characters")
        .that(to.length() <= LONGEST, "to", "must be at most " + LONGEST + " characters")
        .that(!from.equals(to), "to", "must be another authority")
        .end();
  }
}
