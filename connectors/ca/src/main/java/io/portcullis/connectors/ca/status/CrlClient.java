package io.portcullis.connectors.ca.status;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.cert.CertificateException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.SSLContext;

import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.CertException;
import org.bouncycastle.cert.X509CRLEntryHolder;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;

import io.portcullis.connectors.api.http.Transport;

/**
 * Looks into an authority's full CRL (RFC 5280 section 5), fetched anew each time, as a relying
 * party does. A certificate that is not listed is good as far as a CRL can tell.
 */
public final class CrlClient implements StatusClient {
  /** A million entries of 40 octets, twice. */
  public static final int MAX_BODY = 80 * 1024 * 1024;

  private final URI url;
  private final X509CertificateHolder authority;
  private final Clock clock;
  private final Transport http;

  public CrlClient(URI url, X509CertificateHolder authority, Duration timeout, Clock clock) {
    this(url, authority, timeout, clock, Optional.empty());
  }

  /**
   * @param tls for an address that is https, where the JDK's list of authorities will not do
   */
  public CrlClient(
      URI url,
      X509CertificateHolder authority,
      Duration timeout,
      Clock clock,
      Optional<SSLContext> tls) {
    this.url = url;
    this.authority = authority;
    this.clock = clock;
    this.http = new Transport(timeout, MAX_BODY, tls);
  }

  @Override
  public Seen ask(BigInteger serial) {
    try {
      HttpResponse<byte[]> response = http.send(HttpRequest.newBuilder(url).build());
      return response.statusCode() == 200
          ? read(response.body(), serial, clock.instant())
          : Seen.none("CRL: HTTP " + response.statusCode());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Seen.none("CRL: interrupted");
    } catch (IOException e) {
      return Seen.none("CRL at " + url + ": " + e.getMessage());
    }
  }

  @Override
  public void close() {
    http.close();
  }

  private Seen read(byte[] body, BigInteger serial, Instant now) {
    try {
      X509CRLHolder crl = new X509CRLHolder(body);
      if (!crl.isSignatureValid(new JcaContentVerifierProviderBuilder().build(authority))) {
        return Seen.none("CRL is not signed by the authority");
      }
      if (crl.getNextUpdate() != null && crl.getNextUpdate().toInstant().isBefore(now)) {
        return Seen.none("CRL ran out " + crl.getNextUpdate().toInstant());
      }
      return entry(crl, serial);
    } catch (IOException | CertException | OperatorCreationException | CertificateException e) {
      return Seen.none("CRL is not readable: " + e.getMessage());
    }
  }

  private static Seen entry(X509CRLHolder crl, BigInteger serial) {
    X509CRLEntryHolder entry = crl.getRevokedCertificate(serial);
    if (entry == null) {
      return new Seen(Seen.Kind.GOOD, "CRL does not list it");
    }
    Extension extension = entry.getExtension(Extension.reasonCode);
    int reason =
        extension == null
            ? CRLReason.unspecified
            : ASN1Enumerated.getInstance(extension.getParsedValue()).intValueExact();
    Seen.Kind kind = reason == CRLReason.certificateHold ? Seen.Kind.HELD : Seen.Kind.REVOKED;
    return new Seen(
        kind,
        "CRL lists it, reason " + reason + ", since " + entry.getRevocationDate().toInstant());
  }
}
