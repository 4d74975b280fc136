package io.portcullis.connectors.ca.stepca;

import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;

import io.portcullis.connectors.api.http.Tls;
import io.portcullis.connectors.ca.authority.Limits;
import io.portcullis.connectors.ca.authority.Require;
import io.portcullis.connectors.ca.issuer.Issuers;
import io.portcullis.connectors.ca.issuer.Proof;

/**
 * One step-ca.
 *
 * @param name as it stands in outcomes and in {@code doctor}
 * @param url https://HOST[:PORT], a name among the CA's own {@code dnsNames}
 * @param provisioner name of a JWK provisioner
 * @param key its private key: a JWK (RFC 7517), or the encrypted one that {@code ca.json} holds;
 *     read at each use
 * @param password of an encrypted key, else an empty text; read at each use
 * @param proof usually a CRL, which step-ca makes with {@code "crl": {"enabled": true}}; without
 *     one a revocation is a refusal to renew and nothing more
 * @param tls with the root that step-ca's own certificate is of
 * @param timeout of one call, 100 ms to a minute
 * @throws IllegalArgumentException naming the field that is wrong
 */
public record StepCaConfig(
    String name,
    URI url,
    String provisioner,
    Supplier<String> key,
    Supplier<String> password,
    Issuers issuers,
    Proof proof,
    Tls tls,
    Duration timeout) {

  public StepCaConfig {
    Require.that(!name.isBlank(), "name: empty");
    Limits.address(url, "url");
    Require.that(
        url.getPath().isEmpty() || url.getPath().equals("/"),
        "url: must be without a path, which the tokens name");
    Require.that(!provisioner.isBlank(), "provisioner: empty");
    Limits.timeout(timeout);
  }

  /** Whether relying parties can see a revocation at all. */
  boolean active() {
    return proof.ocsp().isPresent() || proof.crl().isPresent();
  }
}
