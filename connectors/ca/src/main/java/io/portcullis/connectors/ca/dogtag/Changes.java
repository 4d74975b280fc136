package io.portcullis.connectors.ca.dogtag;

import java.util.Map;
import java.util.Optional;

import io.portcullis.connectors.api.AuthorityChange;

/**
 * Events by which the CA is another than before (Red Hat Certificate System, Administration Guide,
 * appendix "Audit events").
 */
final class Changes {
  private static final Map<String, AuthorityChange> BY_NAME =
      Map.ofEntries(
          Map.entry("AUDIT_LOG_DELETE", AuthorityChange.LOG_CLEARED),
          Map.entry("CONFIG_SIGNED_AUDIT", AuthorityChange.AUDIT_CHANGED),
          Map.entry("LOG_PATH_CHANGE", AuthorityChange.AUDIT_CHANGED),
          Map.entry("CONFIG_ACL", AuthorityChange.PERMISSIONS_CHANGED),
          Map.entry("CONFIG_ROLE", AuthorityChange.ROLES_CHANGED),
          Map.entry("CONFIG_CERT_PROFILE", AuthorityChange.PROFILE_CHANGED),
          Map.entry("CONFIG_CERT_POLICY", AuthorityChange.PROFILE_CHANGED),
          Map.entry("CERT_PROFILE_APPROVAL", AuthorityChange.PROFILE_CHANGED),
          Map.entry("CONFIG_TRUSTED_PUBLIC_KEY", AuthorityChange.KEY_STORE_CHANGED),
          Map.entry("AUTHORITY_CONFIG", AuthorityChange.SETTINGS_CHANGED),
          Map.entry("CONFIG_AUTH", AuthorityChange.SETTINGS_CHANGED),
          Map.entry("CONFIG_CRL_PROFILE", AuthorityChange.SETTINGS_CHANGED),
          Map.entry("CONFIG_DRM", AuthorityChange.SETTINGS_CHANGED),
          Map.entry("CONFIG_ENCRYPTION", AuthorityChange.SETTINGS_CHANGED),
          Map.entry("CONFIG_OCSP_PROFILE", AuthorityChange.SETTINGS_CHANGED),
          Map.entry("CONFIG_SERIAL_NUMBER", AuthorityChange.SETTINGS_CHANGED),
          Map.entry("SECURITY_DOMAIN_UPDATE", AuthorityChange.SETTINGS_CHANGED),
          Map.entry("AUDIT_LOG_STARTUP", AuthorityChange.STARTED),
          Map.entry("AUDIT_LOG_SHUTDOWN", AuthorityChange.STOPPED));

  private Changes() {}

  static Optional<AuthorityChange> of(String event) {
    return Optional.ofNullable(BY_NAME.get(event));
  }
}
