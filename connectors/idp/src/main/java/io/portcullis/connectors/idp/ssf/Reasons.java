package io.portcullis.connectors.idp.ssf;

import io.portcullis.connectors.api.Doc;

/** Why something happened, in the transmitter's words. */
final class Reasons {
  private Reasons() {}

  /** For administrators rather than for users (CAEP 1.0 "Optional Event Claims"). */
  static String of(Doc event) {
    for (String claim : new String[] {"reason_admin", "reason_user", "risk_reason", "reason"}) {
      String text = text(event, claim);
      if (!text.isEmpty()) {
        return text;
      }
    }
    return "";
  }

  /** A text, or one for each language: English where it is there, else the first. */
  private static String text(Doc event, String claim) {
    Doc place = event.at(claim);
    if (!place.isObject()) {
      return event.text(claim);
    }
    String english = place.text("en");
    return english.isEmpty()
        ? place.fields().keySet().stream().findFirst().map(place::text).orElse("")
        : english;
  }
}
