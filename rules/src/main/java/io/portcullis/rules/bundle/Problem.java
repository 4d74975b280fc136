package io.portcullis.rules.bundle;

/**
 * Why a folder of policies is refused.
 *
 * @param rule id, or empty when it concerns the whole folder
 * @param file name inside the rule's folder, or empty
 * @param line from 1, or 0 when it concerns the whole file
 * @param message what is wrong, and what to write instead
 */
public record Problem(String rule, String file, int line, String message)
    implements Comparable<Problem> {

  @Override
  public int compareTo(Problem other) {
    int byPlace = (rule + "/" + file).compareTo(other.rule + "/" + other.file);
    return byPlace != 0 ? byPlace : Integer.compare(line, other.line);
  }

  /** "posture/x/Rule.drl:12: what is wrong". */
  @Override
  public String toString() {
    String place = rule.isEmpty() || file.isEmpty() ? rule + file : rule + "/" + file;
    String where = line > 0 ? place + ":" + line : place;
    return where.isEmpty() ? message : where + ": " + message;
  }
}
