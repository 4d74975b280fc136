package io.portcullis.connectors.api.inventory;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Times;
import io.portcullis.connectors.api.Words;
import io.portcullis.connectors.api.X509;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Certificate;

/** A certificate that a declared subject holds: as PEM, or as the fields that identify it. */
record Held(Certificate certificate, List<Alias> aliases) {
  private static final List<String> FIELDS =
      List.of(
          "issuer", "serial", "subject", "sha256", "spki", "notBefore", "notAfter", "publicTrust");

  static Held of(Doc doc) {
    return doc.isObject() ? fields(doc) : pem(doc);
  }

  private static Held pem(Doc doc) {
    try {
      X509Certificate x509 = X509.pem(doc.value());
      return new Held(X509.certificate(x509), X509.aliases(x509));
    } catch (BadRecord e) {
      throw new BadRecord(doc.path() + ": " + e.getMessage());
    }
  }

  private static Held fields(Doc doc) {
    Strict.fields(doc, FIELDS);
    String serial = doc.need("serial");
    if (!serial.matches("(0x)?[0-9A-Fa-f: ]{1,80}")) {
      throw new BadRecord(doc.at("serial").path() + ": not a hexadecimal serial number");
    }
    Certificate certificate =
        new Certificate(
            doc.need("issuer"),
            serial,
            doc.text("subject"),
            digest(doc, "sha256"),
            digest(doc, "spki"),
            time(doc, "notBefore"),
            time(doc, "notAfter"),
            doc.flag("publicTrust"),
            "");
    return new Held(
        certificate,
        new Aliases()
            .certificate(certificate.issuer(), certificate.serial())
            .add(AliasType.CERT_SHA256, certificate.sha256())
            .add(AliasType.SPKI_SHA256, certificate.spki())
            .list());
  }

  private static String digest(Doc doc, String field) {
    String hex = doc.text(field).toLowerCase(java.util.Locale.ROOT).replace(":", "");
    if (!hex.isEmpty() && !Words.hex(hex, 64, 64)) {
      throw new BadRecord(doc.at(field).path() + ": not a SHA-256 in hex");
    }
    return hex;
  }

  private static Instant time(Doc doc, String field) {
    return Times.read(doc.at(field).path(), doc.need(field));
  }
}
