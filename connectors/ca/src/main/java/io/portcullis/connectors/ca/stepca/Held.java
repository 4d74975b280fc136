package io.portcullis.connectors.ca.stepca;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Times;
import io.portcullis.connectors.api.Words;
import io.portcullis.connectors.api.X509;

/** What the three forms share: times and certificates as Go prints them. */
final class Held {
  private static final Pattern ZONE = Pattern.compile(" [A-Z]{3,5}(?: m=.*)?$");

  private Held() {}

  /** "2026-05-30 07:00:01.5 +0000 UTC": Go's own form ends in the zone's name. */
  static Instant time(ParseContext context, Doc doc, String... fields) {
    for (String field : fields) {
      String text = ZONE.matcher(doc.text(field)).replaceFirst("");
      if (!text.isEmpty()) {
        return Times.notAhead(context, field, Times.read(field, text));
      }
    }
    return context.receivedAt();
  }

  /**
   * PEM, or base64 of the DER.
   *
   * @throws BadRecord naming the field when it is neither
   */
  static Optional<X509Certificate> certificate(Doc doc, String field) {
    String text = doc.text(field);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          text.startsWith("-----")
              ? X509.pem(text)
              : X509.der(Base64.getMimeDecoder().decode(text)));
    } catch (BadRecord | IllegalArgumentException e) {
      throw new BadRecord(doc.at(field).path() + ": not an X.509 certificate");
    }
  }

  /** Hex of a serial number, which Go prints in decimal; empty where there is none. */
  static String serial(String text) {
    return Words.digits(text, 80) ? new BigInteger(text).toString(16) : "";
  }
}
