package io.portcullis.connectors.ca.local;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPException;

import io.portcullis.connectors.ca.status.Digests;

/** How OCSP requests name this authority: hashes of its name and key, made once. */
final class IssuerHashes {
  static final ASN1ObjectIdentifier SHA1 = OIWObjectIdentifiers.idSHA1;
  static final ASN1ObjectIdentifier SHA256 = NISTObjectIdentifiers.id_sha256;

  private final Map<ASN1ObjectIdentifier, CertificateID> known = new HashMap<>();

  IssuerHashes(CaKey key) {
    known.put(SHA1, id(key, SHA1));
    known.put(SHA256, id(key, SHA256));
  }

  boolean match(CertificateID asked) {
    CertificateID mine = known.get(asked.getHashAlgOID());
    return mine != null
        && Arrays.equals(mine.getIssuerNameHash(), asked.getIssuerNameHash())
        && Arrays.equals(mine.getIssuerKeyHash(), asked.getIssuerKeyHash());
  }

  private static CertificateID id(CaKey key, ASN1ObjectIdentifier algorithm) {
    try {
      return new CertificateID(
          Digests.of(algorithm), key.holder(), key.certificate().getSerialNumber());
    } catch (OCSPException e) {
      throw new IllegalStateException("no hash of the authority's own certificate", e);
    }
  }
}
