package io.portcullis.connectors.ca.ejbca;

import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.X509;
import io.portcullis.connectors.ca.x509.Holder;
import io.portcullis.connectors.ca.x509.Reasons;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Statement;
import io.portcullis.model.SubjectKind;

/** The certificate of an entry: whole in {@code cert}, or by the parts that its words tell. */
record Certificates(AuditEntry entry) {
  private static final Pattern ISSUER =
      Pattern.compile(
          "(?i)issuer ?DN[ :=]{1,3}'?([A-Z0-9.]{1,20}=[^';]{1,500}?)(?:['.;]|$|, serial)");
  private static final Pattern REASON =
      Pattern.compile("(?i)reason(?: code)?[ :=]{1,3}'?(\\w{1,40})");
  private static final Pattern SHA1 =
      Pattern.compile("(?i)fingerprint[ :=]{1,3}'?([0-9a-f]{40})\\b");
  private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]{2,80}");

  /**
   * @throws BadRecord when cert holds none
   */
  Optional<X509Certificate> x509() {
    String base64 = entry.details().first("cert");
    if (base64.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(X509.der(Base64.getMimeDecoder().decode(base64)));
    } catch (BadRecord | IllegalArgumentException e) {
      throw new BadRecord("cert: not an X.509 certificate in base64");
    }
  }

  String serial() {
    boolean certificate = Topic.of(entry.event()) == Topic.CERTIFICATE;
    return certificate && HEX.matcher(entry.serial()).matches() ? entry.serial() : "";
  }

  String issuer() {
    String stated = entry.details().first("issuerdn", "issuerDN");
    return stated.isEmpty() ? found(ISSUER) : stated;
  }

  String subject() {
    return entry.details().first("subjectdn", "subjectDN");
  }

  Meaning meaning(Statement otherwise) {
    Optional<X509Certificate> x509 =
        entry.event().equals("CERT_CREATION") ? x509() : Optional.empty();
    if (x509.isPresent()) {
      return issued(x509.get());
    }
    SubjectKind kind = issuer().isEmpty() ? SubjectKind.IDENTITY : SubjectKind.DEVICE;
    return new Meaning(kind, names(), revoked() ? revocation() : otherwise);
  }

  private Meaning issued(X509Certificate x509) {
    Holder holder = Holder.of(x509);
    List<Alias> names =
        new Aliases().all(holder.aliases()).add(AliasType.USER_NAME, entry.entity()).list();
    return new Meaning(
        holder.kind(), names, new Statement.CertificateIssued(X509.certificate(x509)));
  }

  private List<Alias> names() {
    return new Aliases()
        .add(AliasType.CERT_SHA1, found(SHA1))
        .certificate(issuer(), serial())
        .add(AliasType.USER_NAME, entry.entity())
        .list();
  }

  private boolean revoked() {
    return entry.event().equals("CERT_REVOKED") && entry.success() && !serial().isEmpty();
  }

  private Statement revocation() {
    return new Statement.CertificateRevoked(issuer(), serial(), Reasons.of(found(REASON)));
  }

  private String found(Pattern pattern) {
    Matcher matcher = pattern.matcher(entry.details().message());
    return matcher.find() ? matcher.group(1).strip() : "";
  }
}
