package io.portcullis.inventory.desk;

import io.portcullis.inventory.exercise.Retention;

/** How long a key that is out of use is kept, and whether a case keeps it longer. */
public record RetentionItem(String about, Retention retention) implements Item {
  @Override
  public Kind kind() {
    return Kind.RETENTION;
  }

  @Override
  public String id() {
    return about;
  }

  @Override
  public boolean ended() {
    return false;
  }
}
