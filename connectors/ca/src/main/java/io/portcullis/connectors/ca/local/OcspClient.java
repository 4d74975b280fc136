package io.portcullis.connectors.ca.local;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;

import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;

import io.portcullis.connectors.api.http.Transport;

/** Asks an OCSP responder, as a relying party does. */
final class OcspClient implements AutoCloseable {
  /** No OCSP response is larger. */
  static final int MAX_BODY = 64 * 1024;

  private static final int NONCE = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final URI url;
  private final X509CertificateHolder authority;
  private final Clock clock;
  private final Transport http;

  OcspClient(URI url, X509CertificateHolder authority, Duration timeout, Clock clock) {
    this.url = url;
    this.authority = authority;
    this.clock = clock;
    this.http = new Transport(timeout, MAX_BODY);
  }

  /** Never throws; takes at most the timeout. */
  OcspAnswer ask(BigInteger serial) {
    byte[] nonce = new byte[NONCE];
    RANDOM.nextBytes(nonce);
    try {
      HttpResponse<byte[]> response = send(request(serial, nonce));
      return response.statusCode() == 200
          ? new OcspReader(authority).read(response.body(), serial, nonce, clock.instant())
          : OcspAnswer.none("OCSP answers with HTTP " + response.statusCode());
    } catch (IOException | OCSPException e) {
      return OcspAnswer.none("OCSP at " + url + ": " + e.getMessage());
    }
  }

  @Override
  public void close() {
    http.close();
  }

  private byte[] request(BigInteger serial, byte[] nonce) throws OCSPException, IOException {
    CertificateID id =
        new CertificateID(IssuerHashes.digest(IssuerHashes.SHA256), authority, serial);
    Extension extension =
        new Extension(
            OCSPObjectIdentifiers.id_pkix_ocsp_nonce,
            false,
            new DEROctetString(nonce).getEncoded());
    return new OCSPReqBuilder()
        .addRequest(id)
        .setRequestExtensions(new Extensions(extension))
        .build()
        .getEncoded();
  }

  private HttpResponse<byte[]> send(byte[] body) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .header("Content-Type", "application/ocsp-request")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    try {
      return http.send(request);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
