package io.portcullis.bench.hub;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

import io.portcullis.bench.BenchException;

/** Asks the hub's CA by OCSP (RFC 6960) which certificates are revoked. */
final class Ocsp {
  /** Certificates in one question: the responder's limit. */
  static final int AT_ONCE = 32;

  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();
  private final URI url;
  private final X509CertificateHolder authority;

  Ocsp(int port, X509Certificate authority) {
    this.url = URI.create("http://127.0.0.1:" + port + "/ocsp");
    try {
      this.authority = new JcaX509CertificateHolder(authority);
    } catch (CertificateEncodingException e) {
      throw new BenchException("the authority's certificate has no encoding", e);
    }
  }

  /**
   * Serials of those that are revoked for good: a hold does not count, and neither does no answer.
   *
   * @param certificates at most {@link #AT_ONCE}
   */
  Set<BigInteger> revoked(List<X509Certificate> certificates) throws InterruptedException {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(url)
              .timeout(TIMEOUT)
              .header("Content-Type", "application/ocsp-request")
              .POST(HttpRequest.BodyPublishers.ofByteArray(question(certificates)))
              .build();
      HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
      return new OCSPResp(answer.body()).getResponseObject() instanceof BasicOCSPResp basic
          ? Stream.of(basic.getResponses())
              .filter(single -> forGood(single.getCertStatus()))
              .map(single -> single.getCertID().getSerialNumber())
              .collect(Collectors.toSet())
          : Set.of();
    } catch (IOException e) {
      // A connection that the responder closed while it was idle: a client asks again.
      return Set.of();
    } catch (OCSPException | OperatorCreationException e) {
      throw new BenchException("OCSP at " + url + ": " + e.getMessage(), e);
    }
  }

  private static boolean forGood(CertificateStatus status) {
    return status instanceof RevokedStatus revoked
        && !(revoked.hasRevocationReason()
            && revoked.getRevocationReason() == CRLReason.certificateHold);
  }

  private byte[] question(List<X509Certificate> certificates)
      throws IOException, OCSPException, OperatorCreationException {
    var digest =
        new JcaDigestCalculatorProviderBuilder()
            .build()
            .get(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256));
    OCSPReqBuilder question = new OCSPReqBuilder();
    for (X509Certificate certificate : certificates) {
      question.addRequest(new CertificateID(digest, authority, certificate.getSerialNumber()));
    }
    return question.build().getEncoded();
  }
}
