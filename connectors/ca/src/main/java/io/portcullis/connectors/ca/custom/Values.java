package io.portcullis.connectors.ca.custom;

import java.util.regex.Pattern;

import io.portcullis.connectors.ca.authority.Require;
import io.portcullis.model.Alias;
import io.portcullis.model.ReasonCode;

/**
 * What placeholders stand for in one call.
 *
 * @param serial hex
 * @param issuer out of the configured certificate, never a name that came from outside
 * @param action as in {@link io.portcullis.connectors.ca.authority.Cause}
 */
record Values(String serial, String issuer, ReasonCode reason, String action, int generation) {
  private static final Pattern ACTION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,199}");

  Values {
    serial = Alias.hex(serial);
    Require.that(ACTION.matcher(action).matches(), "action: has a character that is not allowed");
  }
}
