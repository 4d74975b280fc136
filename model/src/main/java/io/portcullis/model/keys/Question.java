package io.portcullis.model.keys;

/** What everybody asks of a key, in the order of the card. */
public enum Question {
  STORED("where it is stored"),
  USABLE("who can use it"),
  BACKUP("how it is backed up"),
  ROTATION("how it rotates"),
  OWNER("who owns it"),
  PROTECTS("what it protects"),
  SIGNED("what it signed lately"),
  ROLLBACK("is a rollback safe");

  private final String title;

  Question(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }
}
