package io.portcullis.connectors.api.ecs;

import java.util.List;
import java.util.Optional;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Times;
import io.portcullis.model.Alias;
import io.portcullis.model.Certificate;
import io.portcullis.model.Statement;

/** The certificate that a TLS client showed, where the document tells enough of it. */
record Observed(Certificate certificate) {
  private static final String AT = "tls.client.x509.";

  static Optional<Observed> certificate(Doc doc) {
    String issuer = doc.first(AT + "issuer.distinguished_name", "tls.client.issuer");
    String serial = Names.hex(doc.text(AT + "serial_number"));
    String from = doc.first(AT + "not_before", "tls.client.not_before");
    String to = doc.first(AT + "not_after", "tls.client.not_after");
    boolean enough = !issuer.isEmpty() && !serial.isEmpty() && !from.isEmpty() && !to.isEmpty();
    return enough
        ? Optional.of(
            new Observed(
                new Certificate(
                    issuer,
                    serial,
                    doc.first(AT + "subject.distinguished_name", "tls.client.subject"),
                    Names.digest(doc.text("tls.client.hash.sha256"))
                        .toLowerCase(java.util.Locale.ROOT),
                    "",
                    Times.read(AT + "not_before", from),
                    Times.read(AT + "not_after", to),
                    false,
                    "")))
        : Optional.empty();
  }

  List<Alias> names(List<Alias> device) {
    return new Aliases().certificate(certificate.issuer(), certificate.serial()).all(device).list();
  }

  Statement statement() {
    return new Statement.CertificateObserved(certificate);
  }
}
