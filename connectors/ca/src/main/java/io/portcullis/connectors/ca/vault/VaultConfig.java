package io.portcullis.connectors.ca.vault;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.http.Tls;
import io.portcullis.connectors.ca.authority.Limits;
import io.portcullis.connectors.ca.authority.Require;
import io.portcullis.connectors.ca.issuer.Issuers;
import io.portcullis.connectors.ca.issuer.Proof;

/**
 * One PKI mount of a Vault.
 *
 * @param name as it stands in outcomes and in {@code doctor}
 * @param url of the server, without a path
 * @param mount path of the engine, e.g. "pki_int"
 * @param namespace of Vault Enterprise or HCP, else empty
 * @param role that certificates for the hub itself are issued by, if any
 * @param timeout of one call, 100 ms to a minute
 * @throws IllegalArgumentException naming the field that is wrong
 */
public record VaultConfig(
    String name,
    URI url,
    String mount,
    Optional<String> namespace,
    Login login,
    Optional<String> role,
    Issuers issuers,
    Proof proof,
    Tls tls,
    Duration timeout) {
  private static final Pattern PATH = Pattern.compile("[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+){0,15}");

  /** How the hub proves itself. */
  public sealed interface Login {
    /**
     * @param token read at each call
     */
    record Token(Supplier<String> token) implements Login {}

    /**
     * @param mount path of the auth method, usually "approle"
     * @param secretId read at each login
     */
    record AppRole(String mount, String roleId, Supplier<String> secretId) implements Login {
      public AppRole {
        Require.that(PATH.matcher(mount).matches(), "approle.mount: is no path: " + mount);
        Require.that(!roleId.isBlank(), "approle.role-id: empty");
      }
    }
  }

  public VaultConfig {
    Require.that(!name.isBlank(), "name: empty");
    Limits.address(url, "url");
    Require.that(PATH.matcher(mount).matches(), "mount: is no path: " + mount);
    namespace.ifPresent(
        n -> Require.that(PATH.matcher(n).matches(), "namespace: is no path: " + n));
    role.ifPresent(r -> Require.that(PATH.matcher(r).matches(), "role: is no name: " + r));
    Limits.timeout(timeout);
  }
}
