package io.portcullis.connectors.ca.local;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.operator.DigestCalculator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

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
          digest(algorithm), key.holder(), key.certificate().getSerialNumber());
    } catch (OCSPException e) {
      throw new IllegalStateException("no hash of the authority's own certificate", e);
    }
  }

  static DigestCalculator digest(ASN1ObjectIdentifier algorithm) {
    try {
      return new JcaDigestCalculatorProviderBuilder()
          .build()
          .get(new AlgorithmIdentifier(algorithm));
    } catch (OperatorCreationException e) {
      throw new IllegalStateException("every JDK has SHA-1 and SHA-256", e);
    }
  }
}
