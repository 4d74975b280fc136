package io.portcullis.inventory.chain;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.X509;
import io.portcullis.inventory.Entry;
import io.portcullis.model.Certificate;
import io.portcullis.model.DistinguishedName;
import io.portcullis.model.Ids;

/**
 * A certificate in a hierarchy.
 *
 * @param id names it for good: its fingerprint, or issuer and serial where it is only told of
 * @param subject canonical name, as is {@code issuer}
 * @param spki SHA-256 of its public key info, lower-case hex, or empty
 * @param keyId identifier of its key, {@code issuerKeyId} of that which signed it: hex, or empty
 * @param authority whether it may sign others (RFC 5280 section 4.2.1.9)
 * @param whole the certificate itself, where the inventory has it: only then signatures are checked
 */
public record Node(
    String id,
    String subject,
    String issuer,
    String spki,
    String keyId,
    String issuerKeyId,
    Instant notBefore,
    Instant notAfter,
    boolean authority,
    Optional<X509Certificate> whole) {
  public Node {
    subject = DistinguishedName.canonical(subject);
    issuer = DistinguishedName.canonical(issuer);
    spki = Objects.requireNonNullElse(spki, "");
    keyId = Objects.requireNonNullElse(keyId, "");
    issuerKeyId = Objects.requireNonNullElse(issuerKeyId, "");
    whole = Objects.requireNonNullElse(whole, Optional.empty());
  }

  /** As the inventory has it; by what is told of it where it has no bytes that can be read. */
  public static Node of(Entry entry) {
    try {
      return entry.der().isEmpty() ? told(entry) : of(entry.id(), X509.der(entry.der().bytes()));
    } catch (BadRecord e) {
      return told(entry);
    }
  }

  private static Node told(Entry entry) {
    Certificate c = entry.certificate();
    return new Node(
        entry.id(),
        c.subject(),
        c.issuer(),
        c.spki(),
        "",
        "",
        c.notBefore(),
        c.notAfter(),
        entry.authority(),
        Optional.empty());
  }

  public static Node of(String id, X509Certificate certificate) {
    return new Node(
        id,
        certificate.getSubjectX500Principal().getName(),
        certificate.getIssuerX500Principal().getName(),
        Ids.sha256(certificate.getPublicKey().getEncoded()),
        KeyIds.ofSubject(certificate),
        KeyIds.ofIssuer(certificate),
        certificate.getNotBefore().toInstant(),
        certificate.getNotAfter().toInstant(),
        certificate.getBasicConstraints() >= 0,
        Optional.of(certificate));
  }

  /** Signed by itself, as far as names and key identifiers tell. */
  boolean root() {
    return subject.equals(issuer) && !differ(keyId, issuerKeyId);
  }

  /** Whether the same authority has it by the same key: another certificate of it. */
  boolean twin(Node other) {
    return subject.equals(other.subject) && !spki.isEmpty() && spki.equals(other.spki);
  }

  boolean validAt(Instant moment) {
    return !moment.isBefore(notBefore) && moment.isBefore(notAfter);
  }

  /** True only where both are known. */
  static boolean differ(String one, String other) {
    return !one.isEmpty() && !other.isEmpty() && !one.equals(other);
  }
}
