package io.portcullis.routes.duty;

/** A place in memory. */
public final class KeptPlace implements Duty.Place {
  private String text = "";

  @Override
  public String text() {
    return text;
  }

  @Override
  public void keep(String next) {
    text = next;
  }
}
