package io.portcullis.connectors.ca.ejbca;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

import io.portcullis.connectors.api.http.Tls;
import io.portcullis.connectors.ca.authority.Limits;
import io.portcullis.connectors.ca.authority.Require;
import io.portcullis.connectors.ca.issuer.Issuers;
import io.portcullis.connectors.ca.issuer.Proof;

/**
 * One CA of an EJBCA.
 *
 * @param name as it stands in outcomes and in {@code doctor}
 * @param url up to the REST API, usually https://HOST:8443/ejbca/ejbca-rest-api
 * @param issuerDn the CA's subject DN as EJBCA spells it; empty where that is how RFC 2253 does
 * @param tls with the client certificate of the administrator that the hub is
 * @param timeout of one call, 100 ms to a minute
 * @throws IllegalArgumentException naming the field that is wrong
 */
public record EjbcaConfig(
    String name,
    URI url,
    Optional<String> issuerDn,
    Optional<Enrolment> enrolment,
    Optional<String> caName,
    Issuers issuers,
    Proof proof,
    Tls tls,
    Duration timeout) {

  /**
   * How certificates for the hub itself are enrolled.
   *
   * @param password of the end entity, read at each use
   */
  public record Enrolment(
      String certificateProfile,
      String endEntityProfile,
      String username,
      Supplier<String> password) {
    public Enrolment {
      Require.that(!certificateProfile.isBlank(), "enrol.certificate-profile: empty");
      Require.that(!endEntityProfile.isBlank(), "enrol.end-entity-profile: empty");
      Require.that(!username.isBlank(), "enrol.username: empty");
    }
  }

  public EjbcaConfig {
    Require.that(!name.isBlank(), "name: empty");
    Limits.address(url, "url");
    Require.that(tls.client().isPresent(), "tls: EJBCA wants a client certificate");
    Require.that(
        issuers.certificates().size() == 1,
        "issuer-certificates: exactly one, this is about one CA");
    Require.that(
        enrolment.isEmpty() || caName.isPresent(), "ca-name: is needed to enrol certificates");
    Limits.timeout(timeout);
  }

  /** The CA's name as it stands in EJBCA's addresses. */
  String issuer() {
    return issuerDn.orElseGet(
        () -> issuers.certificates().getFirst().getSubjectX500Principal().getName());
  }
}
