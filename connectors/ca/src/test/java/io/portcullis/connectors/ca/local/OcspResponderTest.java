package io.portcullis.connectors.ca.local;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.junit.jupiter.api.Test;

import io.portcullis.connectors.ca.status.Digests;

import static org.assertj.core.api.Assertions.assertThat;

class OcspResponderTest {
  private static final CaKey KEY = key();
  private final OcspResponder responder =
      new OcspResponder(KEY, serial -> Optional.empty(), s -> {}, Clock.systemUTC());

  @Test
  void moreCertificatesThanTheBoundAreMalformed() throws Exception {
    assertThat(status(question(KEY, OcspQuestion.MAX_CERTIFICATES + 1, 16)))
        .isEqualTo(OCSPRespBuilder.MALFORMED_REQUEST);
    assertThat(status(question(KEY, OcspQuestion.MAX_CERTIFICATES, 16)))
        .isEqualTo(OCSPRespBuilder.SUCCESSFUL);
  }

  @Test
  void aNonceOverTheBoundIsMalformed() throws Exception {
    assertThat(status(question(KEY, 1, OcspQuestion.MAX_NONCE + 1)))
        .isEqualTo(OCSPRespBuilder.MALFORMED_REQUEST);
    assertThat(status(question(KEY, 1, OcspQuestion.MAX_NONCE)))
        .isEqualTo(OCSPRespBuilder.SUCCESSFUL);
  }

  @Test
  void anotherAuthoritysCertificateIsNotOursToJudge() throws Exception {
    assertThat(status(question(key(), 1, 16))).isEqualTo(OCSPRespBuilder.UNAUTHORIZED);
  }

  @Test
  void aSerialThatWasNeverAssignedIsUnknownAndTheNonceComesBack() throws Exception {
    // When
    OCSPResp response = new OCSPResp(responder.answer(question(KEY, 1, 20)));
    // Then
    BasicOCSPResp basic = (BasicOCSPResp) response.getResponseObject();
    assertThat(basic.getResponses()[0].getCertStatus()).isInstanceOf(UnknownStatus.class);
    assertThat(basic.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce).getExtnValue())
        .isEqualTo(new DEROctetString(new DEROctetString(new byte[20]).getEncoded()));
  }

  private int status(byte[] question) throws IOException {
    return new OCSPResp(responder.answer(question)).getStatus();
  }

  private static byte[] question(CaKey key, int certificates, int nonce) throws Exception {
    OCSPReqBuilder builder = new OCSPReqBuilder();
    for (int i = 1; i <= certificates; i++) {
      builder.addRequest(
          new CertificateID(Digests.of(IssuerHashes.SHA1), key.holder(), BigInteger.valueOf(i)));
    }
    return builder
        .setRequestExtensions(
            new Extensions(
                new Extension(
                    OCSPObjectIdentifiers.id_pkix_ocsp_nonce,
                    false,
                    new DEROctetString(new byte[nonce]).getEncoded())))
        .build()
        .getEncoded();
  }

  static CaKey key() {
    try {
      Path dir = Files.createTempDirectory("ca-key");
      return CaKey.load(Samples.config(dir).key(), Samples.CA_NAME, Instant.now());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
