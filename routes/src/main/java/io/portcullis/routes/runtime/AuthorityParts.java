package io.portcullis.routes.runtime;

import java.io.IOException;
import java.util.Optional;

import io.portcullis.connectors.api.http.ClientKey;
import io.portcullis.connectors.api.http.Tls;
import io.portcullis.connectors.ca.issuer.Proof;
import io.portcullis.routes.config.ProofSettings;
import io.portcullis.routes.config.TlsSettings;
import io.portcullis.routes.config.TlsSettings.ClientSettings;

/** What the settings of several authorities have in common. */
final class AuthorityParts {
  private AuthorityParts() {}

  static Proof proof(Optional<ProofSettings> settings) {
    return settings.map(s -> new Proof(s.ocsp(), s.crl())).orElse(Proof.NONE);
  }

  static Tls tls(Optional<TlsSettings> settings) {
    return settings.map(AuthorityParts::tls).orElse(Tls.USUAL);
  }

  /**
   * @throws IllegalArgumentException when a file or the key is of no use now; says which
   */
  static Tls tls(TlsSettings settings) {
    Tls tls = new Tls(settings.trust(), settings.client().map(AuthorityParts::client));
    try {
      tls.read();
      return tls;
    } catch (IOException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static ClientKey client(ClientSettings client) {
    return switch (client) {
      case ClientSettings.Pem pem -> new ClientKey.Pem(pem.certificates(), pem.key()::reveal);
      case ClientSettings.Pkcs12 file ->
          new ClientKey.Pkcs12(file.file(), file.passphrase()::reveal);
    };
  }
}
