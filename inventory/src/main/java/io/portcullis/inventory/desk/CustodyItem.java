package io.portcullis.inventory.desk;

import io.portcullis.inventory.exercise.Custody;

/** Who has which token of a key or an HSM. */
public record CustodyItem(String about, Custody custody) implements Item {
  @Override
  public Kind kind() {
    return Kind.CUSTODY;
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
