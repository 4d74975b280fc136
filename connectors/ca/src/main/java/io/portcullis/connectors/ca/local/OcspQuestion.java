package io.portcullis.connectors.ca.local;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.Req;

/**
 * An OCSP request, read and bounded (RFC 6960 section 4.1).
 *
 * @param certificates at least one
 * @param nonce to be echoed
 */
record OcspQuestion(List<CertificateID> certificates, Optional<Extension> nonce) {
  static final int MAX_CERTIFICATES = 32;

  /** RFC 9654 section 2.1. */
  static final int MAX_NONCE = 128;

  /**
   * @throws IOException when it is not one, or is too large
   */
  static OcspQuestion parse(byte[] der) throws IOException {
    try {
      OCSPReq request = new OCSPReq(der);
      List<CertificateID> ids =
          Arrays.stream(request.getRequestList()).map(Req::getCertID).toList();
      if (ids.isEmpty() || ids.size() > MAX_CERTIFICATES) {
        throw new IOException("asks for " + ids.size() + " certificates");
      }
      return new OcspQuestion(ids, nonce(request));
    } catch (RuntimeException e) {
      // The library throws what it meets (ClassCastException, IllegalArgumentException, ...).
      throw new IOException("not an OCSP request", e);
    }
  }

  /** The same octets whoever asks, about one certificate. */
  boolean repeatable() {
    return nonce.isEmpty() && certificates.size() == 1;
  }

  private static Optional<Extension> nonce(OCSPReq request) throws IOException {
    Extension nonce = request.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
    if (nonce != null) {
      int length = ASN1OctetString.getInstance(nonce.getParsedValue()).getOctets().length;
      if (length == 0 || length > MAX_NONCE) {
        throw new IOException("nonce of " + length + " octets");
      }
    }
    return Optional.ofNullable(nonce);
  }
}
