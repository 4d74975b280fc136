package io.portcullis.connectors.ca.watch;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;

import io.portcullis.connectors.ca.authority.Require;
import io.portcullis.connectors.ca.issuer.Issuers;

/**
 * An authority whose revocations are to be seen by others.
 *
 * @param name as it is configured
 * @param issuer its certificate, by which lists and answers are checked
 * @param crl where its list is fetched, all of them copies or parts of it
 * @param ocsp where it is asked
 * @param every from one look to the next
 * @param timeout of one answer, to its last byte
 */
public record WatchedAuthority(
    String name,
    X509Certificate issuer,
    List<URI> crl,
    List<URI> ocsp,
    Duration every,
    Duration timeout) {
  /** Most addresses of each kind. */
  public static final int MOST = 16;

  /**
   * @throws IllegalArgumentException when there are too many addresses
   */
  public WatchedAuthority {
    crl = crl.stream().distinct().toList();
    ocsp = ocsp.stream().distinct().toList();
    Require.that(crl.size() <= MOST, "crl: more than " + MOST);
    Require.that(ocsp.size() <= MOST, "ocsp: more than " + MOST);
  }

  /** Its distinguished name, in the spelling that subjects are known by. */
  public String canonical() {
    return Issuers.canonical(issuer);
  }
}
