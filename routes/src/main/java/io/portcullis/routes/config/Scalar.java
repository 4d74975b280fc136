package io.portcullis.routes.config;

/** The value of a rule's parameter: the rule knows its type and its bounds, this file does not. */
public record Scalar(String text) {
  public static Scalar parse(String text) {
    return new Scalar(text);
  }
}
