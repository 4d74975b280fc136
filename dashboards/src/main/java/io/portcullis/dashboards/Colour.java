package io.portcullis.dashboards;

import com.fasterxml.jackson.annotation.JsonCreator;

/** The few colours of all dashboards; each means one thing. */
public enum Colour {
  /** As it should be: GOOD, met, done. */
  GOOD("#24C292"),
  /** Look when there is time: WATCHED, low. */
  NOTICE("#F6C344"),
  /** Act today: QUARANTINED, medium, high. */
  WARNING("#F6726A"),
  /** Act now: REVOKED, failed, critical. */
  DANGER("#BD271E"),
  /** A quantity that is neither good nor bad. */
  NEUTRAL("#6092C0"),
  /** A second quantity beside it, or not known. */
  MUTED("#98A2B3");

  private final String code;

  Colour(String code) {
    this.code = code;
  }

  /** As Kibana wants it, e.g. "#24C292". */
  public String code() {
    return code;
  }

  @JsonCreator
  static Colour of(String word) {
    return Words.of(Colour.class, word);
  }
}
