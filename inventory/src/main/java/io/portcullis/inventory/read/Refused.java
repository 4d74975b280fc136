package io.portcullis.inventory.read;

/**
 * One item that was not imported; those beside it were.
 *
 * @param where the file, below the folder that was imported, and the place in it
 * @param what it is, such as "certificate" or the name of a column
 * @param reason what is wrong, without any value that may be secret
 */
public record Refused(String where, String what, String reason) {
  @Override
  public String toString() {
    return where + ": " + (what.isEmpty() ? "" : what + ": ") + reason;
  }
}
