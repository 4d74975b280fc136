package io.portcullis.connectors.idp.entra;

import java.util.List;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.Words;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;

/**
 * The certificate that somebody signed in with: the "User certificate" entries that Entra's
 * certificate-based authentication leaves in authenticationProcessingDetails, or the thumbprint of
 * a service principal's credential. All empty where there was none.
 */
record ClientCertificate(String issuer, String serial, String subject, String thumbprint) {
  static final ClientCertificate NONE = new ClientCertificate("", "", "", "");

  static ClientCertificate of(Doc body) {
    List<Doc> details = Embedded.list(body, "authenticationProcessingDetails");
    String own = Embedded.detail(details, "User certificate thumbprint");
    return new ClientCertificate(
        Embedded.detail(details, "User certificate issuer"),
        Embedded.detail(details, "User certificate serial number"),
        Embedded.detail(details, "User certificate subject"),
        own.isEmpty() ? body.text("servicePrincipalCredentialThumbprint") : own);
  }

  List<Alias> aliases() {
    boolean sha1 = Words.hex(thumbprint, 40, 40);
    return new Aliases()
        .add(AliasType.CERT_SHA1, sha1 ? thumbprint : "")
        .certificate(issuer, serial)
        .list();
  }

  void describe(Ecs ecs) {
    ecs.put("tls.client.x509.issuer.distinguished_name", issuer)
        .put("tls.client.x509.serial_number", serial)
        .put("tls.client.x509.subject.distinguished_name", subject)
        .put("tls.client.hash.sha1", thumbprint);
  }
}
