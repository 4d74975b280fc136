package io.portcullis.connectors.idp.ssf;

import java.util.Base64;
import java.util.HexFormat;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.Doc;
import io.portcullis.model.AliasType;

/**
 * The certificate that a credential change names (CAEP 1.0 "Credential Change"): {@code
 * x509_issuer} and {@code x509_serial}, read as hexadecimal digits; and the thumbprints of RFC 7515
 * sections 4.1.7 and 4.1.8 where a transmitter adds them.
 */
record X509Credential(Doc event) {

  String issuer() {
    return event.first("x509_issuer", "x509-issuer");
  }

  /** Empty where it is no hexadecimal number. */
  String serial() {
    String serial = event.first("x509_serial", "x509-serial");
    return serial.matches("(?i)(0x)?[0-9a-f: ]*[0-9a-f]") ? serial : "";
  }

  boolean known() {
    return !issuer().isEmpty() && !serial().isEmpty();
  }

  void names(Aliases names) {
    names
        .certificate(issuer(), serial())
        .add(AliasType.CERT_SHA256, hex(event.text("x5t#S256")))
        .add(AliasType.CERT_SHA1, hex(event.text("x5t")));
  }

  private static String hex(String base64) {
    try {
      return HexFormat.of().formatHex(Base64.getUrlDecoder().decode(base64));
    } catch (IllegalArgumentException e) {
      // One name less; the record has others.
      return "";
    }
  }
}
