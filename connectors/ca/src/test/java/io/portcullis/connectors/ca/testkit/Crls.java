package io.portcullis.connectors.ca.testkit;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.Map;

import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** CRLs made in a test. */
public final class Crls {
  private Crls() {}

  /** A full CRL, DER, good for an hour; serial numbers with their reasons. */
  public static byte[] of(
      X509Certificate authority, KeyPair keys, Map<BigInteger, Integer> revoked) {
    Date now = Date.from(Instant.now());
    JcaX509v2CRLBuilder crl = new JcaX509v2CRLBuilder(authority, now);
    crl.setNextUpdate(Date.from(Instant.now().plusSeconds(3600)));
    revoked.forEach((serial, reason) -> crl.addCRLEntry(serial, now, reason));
    try {
      return crl.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()))
          .getEncoded();
    } catch (OperatorCreationException | java.io.IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
