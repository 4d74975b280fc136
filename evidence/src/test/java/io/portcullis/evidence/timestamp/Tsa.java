package io.portcullis.evidence.timestamp;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.Hashtable;
import java.util.List;
import javax.security.auth.x500.X500Principal;

import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.tsp.MessageImprint;
import org.bouncycastle.asn1.tsp.TSTInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.tsp.TimeStampRequest;

/**
 * A time-stamping authority that says whatever a test wants. Its tokens are put together by hand,
 * because a library refuses to make wrong ones.
 */
final class Tsa {
  static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");

  private static final String POLICY = "1.2.3.4";

  private final KeyPair pair;
  private final X509Certificate certificate;

  private Tsa(KeyPair pair, X509Certificate certificate) {
    this.pair = pair;
    this.certificate = certificate;
  }

  /**
   * @param purpose of its certificate
   * @param until that is valid, from a year before
   */
  static Tsa of(KeyPurposeId purpose, Instant until) throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance("EC").generateKeyPair();
    X500Principal name = new X500Principal("CN=A time-stamping authority");
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            name,
            BigInteger.valueOf(7),
            Date.from(until.minusSeconds(31_536_000)),
            Date.from(until),
            name,
            pair.getPublic());
    builder.addExtension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(purpose));
    X509Certificate certificate =
        new JcaX509CertificateConverter()
            .getCertificate(
                builder.build(
                    new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
    return new Tsa(pair, certificate);
  }

  static Tsa good() throws Exception {
    return of(KeyPurposeId.id_kp_timeStamping, NOW.plusSeconds(86_400));
  }

  Trusted trusted() {
    return new Trusted(List.of(certificate));
  }

  /** An answer that grants. */
  byte[] answer(byte[] query, Instant at) throws Exception {
    TimeStampRequest request = new TimeStampRequest(query);
    return granted(token(request.getMessageImprintDigest(), request.getNonce(), at));
  }

  byte[] token(byte[] hash, BigInteger nonce, Instant at) throws Exception {
    AlgorithmIdentifier sha256 = new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256);
    TSTInfo info =
        new TSTInfo(
            new ASN1ObjectIdentifier(POLICY),
            new MessageImprint(sha256, hash),
            new ASN1Integer(1),
            new ASN1GeneralizedTime(Date.from(at)),
            null,
            null,
            new ASN1Integer(nonce),
            null,
            null);
    CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
    generator.addSignerInfoGenerator(
        new JcaSimpleSignerInfoGeneratorBuilder()
            .setSignedAttributeGenerator(
                new DefaultSignedAttributeTableGenerator(new AttributeTable(named())))
            .build("SHA256withECDSA", pair.getPrivate(), certificate));
    generator.addCertificates(new JcaCertStore(List.of(certificate)));
    CMSSignedData signed =
        generator.generate(
            new CMSProcessableByteArray(PKCSObjectIdentifiers.id_ct_TSTInfo, info.getEncoded()),
            true);
    return signed.getEncoded();
  }

  /** The certificate that signs (RFC 5816). */
  private Hashtable<ASN1ObjectIdentifier, Attribute> named() throws Exception {
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
    Attribute attribute =
        new Attribute(
            PKCSObjectIdentifiers.id_aa_signingCertificateV2,
            new DERSet(new SigningCertificateV2(new ESSCertIDv2(hash))));
    Hashtable<ASN1ObjectIdentifier, Attribute> table = new Hashtable<>();
    table.put(attribute.getAttrType(), attribute);
    return table;
  }

  static byte[] granted(byte[] token) throws Exception {
    return new org.bouncycastle.asn1.tsp.TimeStampResp(
            new org.bouncycastle.asn1.cmp.PKIStatusInfo(
                org.bouncycastle.asn1.cmp.PKIStatus.granted),
            org.bouncycastle.asn1.cms.ContentInfo.getInstance(token))
        .getEncoded();
  }
}
