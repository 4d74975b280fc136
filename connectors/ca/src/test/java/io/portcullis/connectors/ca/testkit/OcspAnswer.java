package io.portcullis.connectors.ca.testkit;

import java.io.IOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.Req;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * How a test's responder answers.
 *
 * @param signer whose key signs
 * @param chain certificates that lie in the answer
 * @param statuses by serial number
 * @param until nextUpdate, where it has one
 */
public record OcspAnswer(
    X509Certificate authority,
    KeyPair signer,
    List<X509Certificate> chain,
    Function<BigInteger, CertificateStatus> statuses,
    Instant from,
    Optional<Instant> until) {
  public static final CertificateStatus GOOD = CertificateStatus.GOOD;
  public static final CertificateStatus REVOKED = new RevokedStatus(Date.from(Instant.EPOCH), 1);
  public static final CertificateStatus UNKNOWN = new UnknownStatus();

  /** Good for an hour. */
  public static OcspAnswer of(
      X509Certificate authority, KeyPair keys, Function<BigInteger, CertificateStatus> statuses) {
    Instant now = Instant.now();
    return new OcspAnswer(
        authority, keys, List.of(), statuses, now, Optional.of(now.plusSeconds(3600)));
  }

  /** DER of the answer to a question, DER, with its nonce. */
  public byte[] to(byte[] question) throws IOException {
    try {
      OCSPReq asked = new OCSPReq(question);
      BasicOCSPRespBuilder basic =
          new BasicOCSPRespBuilder(
              new RespID(new JcaX509CertificateHolder(authority).getSubject()));
      for (Req one : asked.getRequestList()) {
        basic.addResponse(
            one.getCertID(),
            statuses.apply(one.getCertID().getSerialNumber()),
            Date.from(from),
            until.map(Date::from).orElse(null));
      }
      Extension nonce = asked.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
      basic.setResponseExtensions(new Extensions(nonce));
      X509CertificateHolder[] certificates = new X509CertificateHolder[chain.size()];
      for (int i = 0; i < certificates.length; i++) {
        certificates[i] = new JcaX509CertificateHolder(chain.get(i));
      }
      return new OCSPRespBuilder()
          .build(
              OCSPRespBuilder.SUCCESSFUL,
              basic.build(
                  new JcaContentSignerBuilder("SHA256withECDSA").build(signer.getPrivate()),
                  certificates,
                  Date.from(from)))
          .getEncoded();
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
