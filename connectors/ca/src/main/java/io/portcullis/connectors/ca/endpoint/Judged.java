package io.portcullis.connectors.ca.endpoint;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a client would hold against what a server served.
 *
 * @param expired whether the server's own certificate is not of now
 * @param untrusted why no way leads to a root; empty where one does, and of one that expired, which
 *     is reason enough
 * @param wrongNames names that are expected and that the certificate is not of
 */
public record Judged(
    boolean expired, Optional<String> untrusted, List<String> wrongNames, Staple staple) {

  /**
   * @param names that clients ask for
   * @param roots that they trust
   */
  public static Judged of(Looked.Served served, List<String> names, Roots roots, Instant now) {
    ServedChain chain = new ServedChain(served.chain(), roots);
    X509Certificate leaf = served.leaf();
    boolean expired = !leaf.getNotAfter().toInstant().isAfter(now);
    ServerNames shown = ServerNames.of(leaf);
    return new Judged(
        expired,
        expired ? Optional.empty() : chain.broken(now),
        names.stream().filter(name -> !shown.match(name)).toList(),
        Stapling.of(served, chain.issuer(), now));
  }
}
