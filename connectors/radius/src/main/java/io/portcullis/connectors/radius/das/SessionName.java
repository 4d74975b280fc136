package io.portcullis.connectors.radius.das;

import java.util.Arrays;
import java.util.Optional;

import io.portcullis.model.Session;

/** What a request can pick a session out by (RFC 5176 section 3; Cisco's own). */
enum SessionName {
  ACCT_SESSION_ID("Acct-Session-Id", true),
  CALLING_STATION_ID("Calling-Station-Id", true),
  USER_NAME("User-Name", true),
  NAS_PORT_ID("NAS-Port-Id", true),
  /** Cisco's id of a session, in a Cisco-AVPair (vendor 9, type 1). */
  CISCO_AUDIT_SESSION_ID("Cisco-AVPair:audit-session-id", true),
  NAS_IDENTIFIER("NAS-Identifier", false),
  NAS_IP_ADDRESS("NAS-IP-Address", false);

  private static final int CISCO = 9;
  private static final int CISCO_AVPAIR = 1;

  private final String title;
  private final boolean distinct;

  SessionName(String title, boolean distinct) {
    this.title = title;
    this.distinct = distinct;
  }

  /** False for a name that all sessions of a NAS have. */
  boolean distinct() {
    return distinct;
  }

  static Optional<SessionName> titled(String title) {
    return Arrays.stream(values()).filter(n -> n.title.equals(title)).findFirst();
  }

  /** Empty where the session's is not known. */
  Optional<Attribute> of(Session session, MacForm macForm) {
    return switch (this) {
      case ACCT_SESSION_ID -> text(AttributeType.ACCT_SESSION_ID, session.id());
      case CALLING_STATION_ID ->
          text(AttributeType.CALLING_STATION_ID, macForm.spell(session.mac()));
      case USER_NAME -> text(AttributeType.USER_NAME, session.user());
      case NAS_PORT_ID -> text(AttributeType.NAS_PORT_ID, session.port());
      case CISCO_AUDIT_SESSION_ID -> audit(session.auditId());
      case NAS_IDENTIFIER -> text(AttributeType.NAS_IDENTIFIER, session.nasName());
      case NAS_IP_ADDRESS -> AddressRange.literal(session.nas()).map(Attribute::nasAddress);
    };
  }

  private static Optional<Attribute> text(AttributeType type, String value) {
    return value.isEmpty() ? Optional.empty() : Optional.of(Attribute.text(type, value));
  }

  private static Optional<Attribute> audit(String id) {
    return id.isEmpty()
        ? Optional.empty()
        : Optional.of(Attribute.vendor(CISCO, CISCO_AVPAIR, Octets.text("audit-session-id=" + id)));
  }
}
