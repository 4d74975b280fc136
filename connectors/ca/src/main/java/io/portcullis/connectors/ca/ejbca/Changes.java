package io.portcullis.connectors.ca.ejbca;

import java.util.Map;
import java.util.Optional;

import io.portcullis.connectors.api.AuthorityChange;

/**
 * Events by which a CA, its keys or who may issue what is another than before (EJBCA, "Security
 * Audit Events": EventTypes and EjbcaEventTypes). That a token or a CA's key is activated is none:
 * it happens at each start.
 */
final class Changes {
  private static final Map<String, AuthorityChange> BY_NAME =
      Map.ofEntries(
          Map.entry("LOG_DELETE", AuthorityChange.LOG_CLEARED),
          Map.entry("LOG_MANAGEMENT_CHANGE", AuthorityChange.AUDIT_CHANGED),
          Map.entry("CA_EXPORTTOKEN", AuthorityChange.KEY_EXPORTED),
          Map.entry("CA_RESTORETOKEN", AuthorityChange.KEY_RESTORED),
          Map.entry("CA_IMPORT", AuthorityChange.KEY_RESTORED),
          Map.entry("CA_KEYGEN", AuthorityChange.KEY_MADE),
          Map.entry("CA_RENEWED", AuthorityChange.CERTIFICATE_RENEWED),
          Map.entry("CA_ROLLEDOVER", AuthorityChange.CERTIFICATE_RENEWED),
          Map.entry("CA_CREATION", AuthorityChange.SETTINGS_CHANGED),
          Map.entry("CA_DELETION", AuthorityChange.SETTINGS_CHANGED),
          Map.entry("CA_RENAMING", AuthorityChange.SETTINGS_CHANGED),
          Map.entry("CA_EDITING", AuthorityChange.SETTINGS_CHANGED),
          Map.entry("CA_SERVICEACTIVATE", AuthorityChange.STARTED),
          Map.entry("CA_SERVICEDEACTIVATE", AuthorityChange.STOPPED),
          Map.entry("CA_REMOVETOKEN", AuthorityChange.KEY_STORE_CHANGED),
          Map.entry("CRYPTOTOKEN_CREATE", AuthorityChange.KEY_STORE_CHANGED),
          Map.entry("CRYPTOTOKEN_EDIT", AuthorityChange.KEY_STORE_CHANGED),
          Map.entry("CRYPTOTOKEN_DELETE", AuthorityChange.KEY_STORE_CHANGED),
          Map.entry("CRYPTOTOKEN_DELETION", AuthorityChange.KEY_STORE_CHANGED),
          Map.entry("CRYPTOTOKEN_UPDATEPIN", AuthorityChange.KEY_STORE_CHANGED));

  private Changes() {}

  static Optional<AuthorityChange> of(String event) {
    return Optional.ofNullable(BY_NAME.get(event)).or(() -> family(event));
  }

  /** Each of these has several events: made, edited, renamed, removed. */
  private static Optional<AuthorityChange> family(String event) {
    if (event.startsWith("ROLE_")) {
      return Optional.of(AuthorityChange.ROLES_CHANGED);
    }
    if (event.startsWith("CERTPROFILE_")
        || event.startsWith("APPROVAL_PROFILE_")
        || event.matches("RA_[A-Z]{3,10}EEPROF(ILE)?")) {
      return Optional.of(AuthorityChange.PROFILE_CHANGED);
    }
    if (event.startsWith("SYSTEMCONF_")) {
      return Optional.of(AuthorityChange.SETTINGS_CHANGED);
    }
    return event.matches("(VALIDATOR|PUBLISHER)_(CHANGE|CREATION|REMOVAL|RENAME|CLONE)")
        ? Optional.of(AuthorityChange.MODULE_CHANGED)
        : Optional.empty();
  }
}
