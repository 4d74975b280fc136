package io.portcullis.connectors.api;

import java.util.Locale;

import io.portcullis.model.Statement.Noted;

/**
 * What was changed of a certification authority itself: one word for all vendors, by which rules
 * know it. Told as a note of topic {@link #TOPIC} about the authority, or about its feed where the
 * record names none.
 */
public enum AuthorityChange {
  // What is looked at afterwards, or who holds the key, can no longer be relied on.
  LOG_CLEARED,
  AUDIT_CHANGED,
  RECORDS_DELETED,
  RESTORED,
  KEY_EXPORTED,
  /** A key came in from outside: restored or imported. */
  KEY_RESTORED,

  // Who may issue what, and how, is another than before.
  PERMISSIONS_CHANGED,
  ROLES_CHANGED,
  /** What checks requests or carries certificates on: policy and exit modules, publishers. */
  MODULE_CHANGED,
  SETTINGS_CHANGED,
  /** A profile, a template or a role by which certificates are issued. */
  PROFILE_CHANGED,
  KEY_STORE_CHANGED,
  KEY_MADE,
  CERTIFICATE_RENEWED,

  // Everyday work, told for the evidence.
  BACKED_UP,
  STARTED,
  STOPPED;

  public static final String TOPIC = "authority";

  /** As the note has it, e.g. "log-cleared". */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public Noted noted(boolean success) {
    return new Noted(TOPIC, word(), success);
  }
}
