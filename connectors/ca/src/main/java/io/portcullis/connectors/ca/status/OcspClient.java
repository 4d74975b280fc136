package io.portcullis.connectors.ca.status;

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
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;

import io.portcullis.connectors.api.http.Transport;
import io.portcullis.model.Probe;

/**
 * Asks an OCSP responder, as a relying party does. Each question carries a nonce (RFC 9654);
 * responders that answer from a store do not give it back.
 */
public final class OcspClient implements StatusClient {
  /** No OCSP response is larger. */
  public static final int MAX_BODY = 64 * 1024;

  private static final int NONCE = 16;
  private static final int OK = 200;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final URI url;
  private final X509CertificateHolder authority;
  private final OcspReader reader;
  private final Clock clock;
  private final Transport http;

  private OcspClient(
      URI url, X509CertificateHolder authority, boolean nonce, Duration timeout, Clock clock) {
    this.url = url;
    this.authority = authority;
    this.reader = new OcspReader(authority, nonce);
    this.clock = clock;
    this.http = new Transport(timeout, MAX_BODY);
  }

  /** Believes an answer only with the nonce of its question. */
  public static OcspClient strict(
      URI url, X509CertificateHolder authority, Duration timeout, Clock clock) {
    return new OcspClient(url, authority, true, timeout, clock);
  }

  /** Believes an answer without a nonce until its own nextUpdate; a wrong nonce never. */
  public static OcspClient lenient(
      URI url, X509CertificateHolder authority, Duration timeout, Clock clock) {
    return new OcspClient(url, authority, false, timeout, clock);
  }

  @Override
  public Seen ask(BigInteger serial) {
    try {
      return believed(serial);
    } catch (NotBelieved e) {
      return Seen.none(e.getMessage());
    } catch (IOException e) {
      return Seen.none("OCSP at " + url + ": " + e.getMessage());
    }
  }

  /**
   * The same, where it matters why there is no answer.
   *
   * @throws NotBelieved when one came that is not believed
   * @throws IOException when no whole one came
   */
  public Seen believed(BigInteger serial) throws IOException {
    byte[] nonce = new byte[NONCE];
    RANDOM.nextBytes(nonce);
    HttpResponse<byte[]> response = send(request(serial, nonce));
    if (response.statusCode() != OK) {
      throw new NotBelieved(
          Probe.Result.REFUSED, "OCSP answers with HTTP " + response.statusCode());
    }
    return reader.believed(response.body(), serial, nonce, clock.instant());
  }

  @Override
  public void close() {
    http.close();
  }

  private byte[] request(BigInteger serial, byte[] nonce) throws IOException {
    try {
      return encoded(serial, nonce);
    } catch (OCSPException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private byte[] encoded(BigInteger serial, byte[] nonce) throws OCSPException, IOException {
    // A name, not a proof: the only hash that every responder knows (RFC 5019 section 2.1.1).
    CertificateID id =
        new CertificateID(Digests.of(OIWObjectIdentifiers.idSHA1), authority, serial);
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
