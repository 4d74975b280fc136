package io.portcullis.connectors.ca.local;

import java.security.PublicKey;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import javax.security.auth.x500.X500Principal;

import io.portcullis.connectors.ca.authority.Require;

/**
 * What a certificate shall say. That the asker holds the private key is for the caller to know.
 *
 * @param publicKey EC or RSA
 * @param subject distinguished name, RFC 2253
 * @param names at most {@value #MAX_NAMES}
 * @param lifetime a second to ten years, and within the authority's own
 * @param uses at least one
 * @throws IllegalArgumentException naming the field that is wrong
 */
public record CertificateRequest(
    PublicKey publicKey,
    String subject,
    List<SubjectAltName> names,
    Duration lifetime,
    Set<Use> uses) {
  static final int MAX_NAMES = 100;
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofDays(3650);

  public enum Use {
    /** TLS and EAP-TLS clients: id-kp-clientAuth. */
    CLIENT,
    /** id-kp-serverAuth. */
    SERVER
  }

  public CertificateRequest {
    names = List.copyOf(names);
    uses = Set.copyOf(uses);
    Require.that(
        List.of("EC", "RSA").contains(publicKey.getAlgorithm()),
        "publicKey: neither EC nor RSA: " + publicKey.getAlgorithm());
    Require.that(isName(subject), "subject: not a distinguished name (RFC 2253): " + subject);
    Require.that(names.size() <= MAX_NAMES, "names: more than " + MAX_NAMES);
    Require.that(
        lifetime.compareTo(SHORTEST) >= 0 && lifetime.compareTo(LONGEST) <= 0,
        "lifetime: must be between " + SHORTEST + " and " + LONGEST + ": " + lifetime);
    Require.that(!uses.isEmpty(), "uses: empty");
  }

  /** For a device on the network, without further names. */
  public static CertificateRequest client(PublicKey key, String subject, Duration lifetime) {
    return new CertificateRequest(key, subject, List.of(), lifetime, Set.of(Use.CLIENT));
  }

  private static boolean isName(String text) {
    try {
      return !new X500Principal(text).getName().isEmpty();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
