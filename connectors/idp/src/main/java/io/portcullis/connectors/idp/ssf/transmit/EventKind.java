package io.portcullis.connectors.idp.ssf.transmit;

import java.util.Optional;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Announcement;
import io.portcullis.model.SubjectKind;

/** The events of CAEP 1.0 section 3 that the hub transmits. */
public enum EventKind {
  CREDENTIAL_CHANGE,
  DEVICE_COMPLIANCE_CHANGE,
  SESSION_REVOKED;

  private static final String CAEP = "https://schemas.openid.net/secevent/caep/event-type/";

  public String uri() {
    return CAEP + Json.kebab(name()).replace('_', '-');
  }

  /** Empty where CAEP has no event: a session can not be given back, and a key is no credential. */
  static Optional<EventKind> of(Announcement announcement) {
    SubjectKind kind = announcement.kind();
    return switch (announcement.change()) {
      case Announcement.CertificateRevoked c -> Optional.of(CREDENTIAL_CHANGE);
      case Announcement.TrustLost t when kind == SubjectKind.IDENTITY ->
          Optional.of(SESSION_REVOKED);
      case Announcement.TrustLost t -> compliance(kind);
      case Announcement.TrustRegained t -> compliance(kind);
    };
  }

  private static Optional<EventKind> compliance(SubjectKind kind) {
    return kind == SubjectKind.DEVICE ? Optional.of(DEVICE_COMPLIANCE_CHANGE) : Optional.empty();
  }
}
