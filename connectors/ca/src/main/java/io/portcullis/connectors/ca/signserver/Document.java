package io.portcullis.connectors.ca.signserver;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.ca.x509.CertificateFields;
import io.portcullis.connectors.ca.x509.NameParts;

/** An entry as an ECS record. */
record Document(Entry entry, String principal, String address) {
  private static final Pattern QUERY = Pattern.compile("\\?.*$");

  Ecs ecs(List<X509Certificate> chain) {
    Fields fields = entry.fields();
    Ecs ecs =
        new Ecs(entry.at(), "Keyfactor", "signserver.log")
            .kind("configuration", type())
            .outcome(entry.success())
            .put("event.action", entry.event().toLowerCase(Locale.ROOT).replace('_', '-'))
            .put("event.code", entry.event())
            .put("event.id", fields.text("LOG_ID"))
            .put("event.module", "signserver")
            .put("event.provider", fields.text("MODULE"))
            .put("event.reason", fields.first("EXCEPTION", "ERROR"))
            .put("user.id", principal)
            .put("user.name", NameParts.commonName(principal))
            .put("host.name", entry.host())
            .put("service.id", fields.text("WORKER_ID"))
            .put("service.name", fields.text("WORKER_NAME"))
            .put("service.version", fields.text("VERSION"))
            .put("url.full", QUERY.matcher(fields.text("REQUEST_FULLURL")).replaceFirst(""))
            .put("file.name", fields.text("FILENAME"))
            .put("signserver.key.alias", fields.text("KEYALIAS"))
            .put("signserver.crypto_token", fields.text("CRYPTOTOKEN"))
            .put("signserver.changes", List.copyOf(fields.changes()));
    ecs.address("source", address).address("client", fields.text("CLIENT_IP"));
    certificates(ecs);
    return chain.isEmpty() ? ecs : CertificateFields.put(ecs, chain.get(0));
  }

  /** Whose key signed, and with which certificate the client or administrator came. */
  private void certificates(Ecs ecs) {
    Fields fields = entry.fields();
    ecs.put("x509.issuer.distinguished_name", fields.text("SIGNER_CERT_ISSUERDN"))
        .put("x509.subject.distinguished_name", fields.text("SIGNER_CERT_SUBJECTDN"))
        .put("x509.serial_number", upper(fields.text("SIGNER_CERT_SERIALNUMBER")))
        .put("tls.client.subject", fields.text("CLIENT_CERT_SUBJECTDN"))
        .put("tls.client.issuer", fields.first("CLIENT_CERT_ISSUERDN", "ISSUER"))
        .put(
            "tls.client.x509.serial_number",
            upper(fields.first("CLIENT_CERT_SERIALNUMBER", "SERIAL_NUMBER")));
  }

  private static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }

  private String type() {
    return switch (entry.event()) {
      case "KEYGEN", "CERTINSTALLED", "CERTCHAININSTALLED" -> "creation";
      case "KEYREMOVE", "REMOVE_GLOBAL_PROPERTY" -> "deletion";
      case "SET_WORKER_CONFIG", "SET_GLOBAL_PROPERTY", "KEYSELECTED" -> "change";
      case "PROCESS" -> "access";
      default -> "info";
    };
  }
}
