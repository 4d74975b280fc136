package io.portcullis.connectors.ca.local;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;

/** Asks an OCSP responder, as a relying party does. */
final class OcspClient implements AutoCloseable {
  private static final int NONCE = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final URI url;
  private final X509CertificateHolder authority;
  private final Duration timeout;
  private final Clock clock;
  private final HttpClient http;

  OcspClient(URI url, X509CertificateHolder authority, Duration timeout, Clock clock) {
    this.url = url;
    this.authority = authority;
    this.timeout = timeout;
    this.clock = clock;
    this.http = HttpClient.newBuilder().connectTimeout(timeout).build();
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
    http.shutdownNow();
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
            .timeout(timeout)
            .header("Content-Type", "application/ocsp-request")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    // The request's own timeout ends with the headers; this one covers the body too.
    CompletableFuture<HttpResponse<byte[]>> answer =
        http.sendAsync(request, info -> new BoundedBody());
    try {
      return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new IOException(String.valueOf(e.getCause()), e);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new IOException("no answer within " + timeout, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      answer.cancel(true);
      throw new IOException("interrupted", e);
    }
  }
}
