package io.portcullis.connectors.idp.ssf;

import java.util.Locale;

/** The URI that names what happened, e.g. ".../secevent/caep/event-type/session-revoked". */
record EventType(String uri) {
  static final String SCIM = "urn:ietf:params:scim:event:";

  /** Last part of the URI: the same event has one name at each of the addresses it had. */
  String name() {
    int to = uri.endsWith("/") ? uri.length() - 1 : uri.length();
    int from = Math.max(uri.lastIndexOf('/', to - 1), uri.lastIndexOf(':', to - 1));
    return uri.substring(from + 1, to).toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Events of SCIM, whose last parts are plain verbs. */
  boolean scim() {
    return uri.toLowerCase(Locale.ROOT).startsWith(SCIM);
  }
}
