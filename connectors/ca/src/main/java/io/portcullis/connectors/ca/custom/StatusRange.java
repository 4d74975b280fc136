package io.portcullis.connectors.ca.custom;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.portcullis.connectors.ca.authority.Require;

/** Numbers from the first to the last, as "200", "200-299" or, for exit codes, "0". */
public record StatusRange(int first, int last) {
  private static final Pattern FORM = Pattern.compile("(\\d{1,3})(?:-(\\d{1,3}))?");

  /**
   * @throws IllegalArgumentException when it is of another form
   */
  public static StatusRange parse(String text) {
    Matcher form = FORM.matcher(text);
    Require.that(form.matches(), "must be a number or a range such as 200-299, is " + text);
    int first = Integer.parseInt(form.group(1));
    int last = form.group(2) == null ? first : Integer.parseInt(form.group(2));
    Require.that(first <= last, "is a range that ends before it begins: " + text);
    return new StatusRange(first, last);
  }

  boolean holds(int number) {
    return number >= first && number <= last;
  }
}
