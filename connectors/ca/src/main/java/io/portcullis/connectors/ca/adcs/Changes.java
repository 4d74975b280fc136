package io.portcullis.connectors.ca.adcs;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.portcullis.connectors.api.AuthorityChange;
import io.portcullis.connectors.api.WindowsEvent;

/**
 * Events by which the CA, or its OCSP responder, is another than before (Microsoft, "Audit
 * Certification Services"). 4898 is none: it tells that a template was loaded. 4900 is written
 * where EDITF_AUDITCERTTEMPLATELOAD is set, as 4899 is.
 */
final class Changes {
  private static final int ENTRY_CHANGED = 4891;

  private static final Map<Integer, AuthorityChange> BY_ID =
      Map.ofEntries(
          Map.entry(1102, AuthorityChange.LOG_CLEARED),
          Map.entry(4719, AuthorityChange.AUDIT_CHANGED),
          Map.entry(4876, AuthorityChange.BACKED_UP),
          Map.entry(4877, AuthorityChange.BACKED_UP),
          Map.entry(4878, AuthorityChange.RESTORED),
          Map.entry(4879, AuthorityChange.RESTORED),
          Map.entry(4880, AuthorityChange.STARTED),
          Map.entry(4881, AuthorityChange.STOPPED),
          Map.entry(4882, AuthorityChange.PERMISSIONS_CHANGED),
          Map.entry(4885, AuthorityChange.AUDIT_CHANGED),
          Map.entry(4890, AuthorityChange.ROLES_CHANGED),
          Map.entry(ENTRY_CHANGED, AuthorityChange.SETTINGS_CHANGED),
          Map.entry(4892, AuthorityChange.SETTINGS_CHANGED),
          Map.entry(4896, AuthorityChange.RECORDS_DELETED),
          Map.entry(4897, AuthorityChange.SETTINGS_CHANGED),
          Map.entry(4899, AuthorityChange.PROFILE_CHANGED),
          Map.entry(4900, AuthorityChange.PROFILE_CHANGED),
          Map.entry(5122, AuthorityChange.SETTINGS_CHANGED),
          Map.entry(5123, AuthorityChange.SETTINGS_CHANGED),
          Map.entry(5124, AuthorityChange.PERMISSIONS_CHANGED));

  private Changes() {}

  static Optional<AuthorityChange> of(WindowsEvent event) {
    Optional<AuthorityChange> change = Optional.ofNullable(BY_ID.get(event.id()));
    return event.id() == ENTRY_CHANGED && ofModule(event)
        ? Optional.of(AuthorityChange.MODULE_CHANGED)
        : change;
  }

  /** Settings of modules, as that requesters choose their names, lie in nodes of their own. */
  private static boolean ofModule(WindowsEvent event) {
    String node = event.text("Node").toLowerCase(Locale.ROOT);
    return node.contains("policymodules") || node.contains("exitmodules");
  }
}
