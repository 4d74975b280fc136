package io.portcullis.routes.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A PKI mount of a Vault.
 *
 * @param url of the server, without a path
 * @param role that certificates for the hub itself are issued by
 */
public record VaultSettings(
    String name,
    URI url,
    @Default("pki") String mount,
    Optional<String> namespace,
    LoginSettings login,
    Optional<String> role,
    List<Path> issuerCertificates,
    Optional<ProofSettings> proof,
    Optional<TlsSettings> tls,
    @Default("10s") Duration timeout) {

  /** How the hub proves itself. */
  public sealed interface LoginSettings {
    /** A token that something else renews. */
    record Token(SecretRef token) implements LoginSettings {}

    /** Vault's auth method for machines. */
    record Approle(@Default("approle") String mount, String roleId, SecretRef secretId)
        implements LoginSettings {
      public Approle {
        new Checks().filled(mount, "mount").filled(roleId, "role-id").end();
      }
    }
  }

  public VaultSettings {
    AuthorityChecks.of(name, url, issuerCertificates, timeout).filled(mount, "mount").end();
  }
}
