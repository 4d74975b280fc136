package io.portcullis.model;

/** Who did what a signal tells, as the source names them; empty text where it does not say. */
public record Actor(String id, String name, String address) {
  public static final Actor UNKNOWN = new Actor("", "", "");
}
