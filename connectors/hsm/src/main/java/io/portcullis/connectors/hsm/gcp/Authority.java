package io.portcullis.connectors.hsm.gcp;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.api.X509;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Certificate;
import io.portcullis.model.ReasonCode;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.CertificateIssued;
import io.portcullis.model.Statement.CertificateRevoked;
import io.portcullis.model.Statement.Noted;

/** A call of Certificate Authority Service; the answer holds the certificate it is about. */
record Authority(Audit audit) {
  private static final Pattern CA =
      Pattern.compile(
          "(?:.*?/)?(projects/[^/]+/locations/[^/]+/caPools/[^/]+(?:/certificateAuthorities/[^/]+)?).*");

  /** Empty where no certificate stands in the answer, or one that can not be read. */
  Optional<X509Certificate> certificate() {
    String pem = audit.payload().at("response").at("pemCertificate").value();
    try {
      return pem.isEmpty() ? Optional.empty() : Optional.of(X509.pem(pem));
    } catch (BadRecord e) {
      // What was done to the CA is still told.
      return Optional.empty();
    }
  }

  Statement statement() {
    Optional<Certificate> certificate = certificate().map(X509::certificate);
    if (certificate.isPresent() && audit.success()) {
      switch (audit.verb()) {
        case "CreateCertificate" -> {
          return new CertificateIssued(certificate.get());
        }
        case "RevokeCertificate" -> {
          return new CertificateRevoked(
              certificate.get().issuer(), certificate.get().serial(), reason());
        }
        default -> {}
      }
    }
    return new Noted("certificate", Json.kebab(audit.verb()), audit.success());
  }

  private ReasonCode reason() {
    String reason = audit.payload().at("request").at("reason").value().toUpperCase(Locale.ROOT);
    return switch (reason) {
      case "KEY_COMPROMISE" -> ReasonCode.KEY_COMPROMISE;
      case "CERTIFICATE_AUTHORITY_COMPROMISE" -> ReasonCode.CA_COMPROMISE;
      case "AFFILIATION_CHANGED" -> ReasonCode.AFFILIATION_CHANGED;
      case "SUPERSEDED" -> ReasonCode.SUPERSEDED;
      case "CESSATION_OF_OPERATION" -> ReasonCode.CESSATION_OF_OPERATION;
      case "CERTIFICATE_HOLD" -> ReasonCode.CERTIFICATE_HOLD;
      case "PRIVILEGE_WITHDRAWN" -> ReasonCode.PRIVILEGE_WITHDRAWN;
      default -> ReasonCode.UNSPECIFIED;
    };
  }

  List<Alias> names() {
    Matcher authority = CA.matcher(audit.resource());
    return authority.matches()
        ? new Aliases().add(AliasType.ARN, authority.group(1)).list()
        : List.of();
  }
}
