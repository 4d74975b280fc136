package io.portcullis.connectors.idp.activedirectory;

import java.util.List;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.Words;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;

/**
 * The certificate of a smart card logon (PKINIT), in events 4768 and 4771.
 *
 * @param issuer common name only, as Windows writes it here: with it no certificate is named
 */
record LogonCertificate(String issuer, String serial, String thumbprint) {

  boolean present() {
    return !serial.isEmpty() || !thumbprint.isEmpty();
  }

  List<Alias> aliases() {
    boolean sha1 = Words.hex(thumbprint, 40, 40);
    boolean named = issuer.contains("=");
    return new Aliases()
        .add(AliasType.CERT_SHA1, sha1 ? thumbprint : "")
        .certificate(named ? issuer : "", serial)
        .list();
  }

  void describe(Ecs ecs) {
    ecs.put("tls.client.x509.issuer.common_name", issuer)
        .put("tls.client.x509.serial_number", serial)
        .put("tls.client.hash.sha1", thumbprint);
  }
}
