package io.portcullis.connectors.ca.custom;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

import io.portcullis.connectors.ca.custom.Placeholder.Needs;
import io.portcullis.model.Want;

/** What an authority is asked for. */
public enum Wish {
  REVOKE(EnumSet.allOf(Needs.class)),
  HOLD(EnumSet.allOf(Needs.class)),
  RELEASE(EnumSet.allOf(Needs.class)),
  /** Publish the CRL: done after each of the above that went well. */
  PUBLISH(EnumSet.of(Needs.ACTION)),
  /** Tell the state of a certificate. Changes nothing. */
  LOOK(EnumSet.of(Needs.CERTIFICATE));

  private final Set<Needs> known;

  Wish(Set<Needs> known) {
    this.known = known;
  }

  /** Whether a placeholder has a value when this is asked for. */
  boolean knows(Placeholder placeholder) {
    return known.contains(placeholder.needs());
  }

  /** What holds when it was done. */
  Want want() {
    return switch (this) {
      case REVOKE -> Want.REVOKED;
      case HOLD -> Want.HELD;
      case RELEASE, PUBLISH, LOOK -> Want.VALID;
    };
  }

  /** As it stands in the configuration. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
