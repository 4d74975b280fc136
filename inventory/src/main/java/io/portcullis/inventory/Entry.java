package io.portcullis.inventory;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.X509;
import io.portcullis.model.Certificate;

/**
 * One certificate as the inventory has it. Where it is only told of, a name, a moment or a number
 * that is not known is empty, {@link Instant#EPOCH} or zero.
 *
 * @param der its bytes, or none where it is only told of
 * @param names its common name and alternative names (RFC 5280 section 4.2.1.6) in lower case, in
 *     order; of more than {@value #MAX_NAMES} the first in that order, the bytes have all
 * @param authority true when it may sign certificates (basic constraints, section 4.2.1.9)
 * @param sources who told of it, in order, at most {@value #MAX_SOURCES}
 * @param firstSeen when the first of them did
 * @param lastSeen when the last of them did
 * @throws IllegalArgumentException when a text is too long or has control characters, or neither
 *     fingerprint nor issuer is known
 */
public record Entry(
    Certificate certificate,
    Der der,
    List<String> names,
    Declared declared,
    TrustKind trust,
    boolean authority,
    Status status,
    List<String> sources,
    Instant firstSeen,
    Instant lastSeen) {
  public static final int MAX_NAMES = 100;
  public static final int MAX_NAME = 255;
  public static final int MAX_SOURCES = 16;

  /** Of the issuer's and the subject's distinguished name, in characters. */
  public static final int MAX_DN = 4096;

  /** RFC 5280 section 4.1.2.2 allows 20 octets; some authorities have used more. */
  public static final int MAX_SERIAL_DIGITS = 128;

  public Entry {
    Certificates.check(certificate);
    der = Objects.requireNonNullElse(der, Der.NONE);
    names = Texts.set("names", names, MAX_NAME, MAX_NAMES);
    declared = Objects.requireNonNullElse(declared, Declared.NOTHING);
    trust = Objects.requireNonNullElse(trust, TrustKind.UNKNOWN);
    status = Objects.requireNonNullElse(status, Status.VALID);
    sources = Texts.set("source", sources, Told.MAX_TEXT, MAX_SOURCES);
    lastSeen = Objects.requireNonNullElse(lastSeen, Instant.EPOCH);
    firstSeen = Objects.requireNonNullElse(firstSeen, lastSeen);
  }

  /**
   * All that the certificate says of itself.
   *
   * @param source who told of it
   * @throws BadRecord saying what is wrong with it
   */
  public static Entry of(byte[] der, String source, Instant seenAt) {
    return of(X509.der(der), source, seenAt);
  }

  /** As {@link #of(byte[], String, Instant)}. */
  public static Entry of(X509Certificate x509, String source, Instant seenAt) {
    return Reading.entry(x509, source, seenAt);
  }

  /** One that is told of, without its bytes. */
  public static Entry told(Certificate certificate, String source, Instant seenAt) {
    return new Entry(
        certificate,
        Der.NONE,
        Names.commonName(certificate.subject()),
        Declared.NOTHING,
        certificate.publicTrust() ? TrustKind.PUBLIC_TLS : TrustKind.UNKNOWN,
        false,
        Status.VALID,
        List.of(source),
        seenAt,
        seenAt);
  }

  /** One of which nothing is known but its fingerprint, so that more can be told of it. */
  public static Entry fingerprint(String sha256, String source, Instant seenAt) {
    return told(Certificates.fingerprint(sha256), source, seenAt);
  }

  /** SHA-256 of the certificate in hex, else canonical issuer, a bar and the serial number. */
  public String id() {
    return certificate.sha256().isEmpty() ? certificate.id() : certificate.sha256();
  }

  /** False where nothing but the fingerprint is known. */
  public boolean named() {
    return !certificate.issuer().isEmpty();
  }

  /** True when the times of its life are known. */
  public boolean timed() {
    return !certificate.notAfter().equals(Instant.EPOCH);
  }

  public String holder() {
    return declared.holder().text();
  }

  public String owner() {
    return declared.owner().text();
  }

  public String environment() {
    return declared.environment().text();
  }

  public String requestedBy() {
    return declared.requestedBy().text();
  }

  public String approvedBy() {
    return declared.approvedBy().text();
  }

  public String renewal() {
    return declared.renewal().text();
  }

  public List<String> deployed() {
    return declared.deployed();
  }

  public Entry with(Declared more) {
    return new Entry(
        certificate,
        der,
        names,
        declared.merge(more),
        trust,
        authority,
        status,
        sources,
        firstSeen,
        lastSeen);
  }

  public Entry with(Status more) {
    return new Entry(
        certificate,
        der,
        names,
        declared,
        trust,
        authority,
        status.merge(more),
        sources,
        firstSeen,
        lastSeen);
  }

  public Entry with(TrustKind told) {
    return told.compareTo(trust) <= 0
        ? this
        : new Entry(
            certificate,
            der,
            names,
            declared,
            told,
            authority,
            status,
            sources,
            firstSeen,
            lastSeen);
  }

  public Entry with(Der bytes) {
    return new Entry(
        certificate,
        bytes,
        names,
        declared,
        trust,
        authority,
        status,
        sources,
        firstSeen,
        lastSeen);
  }

  /**
   * What both tell of the same certificate. It does not matter which is told first, or how often;
   * what its bytes say goes before what is told.
   */
  public Entry merge(Entry other) {
    return Merging.of(this, other);
  }
}
