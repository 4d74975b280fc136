package io.portcullis.dashboards;

import com.fasterxml.jackson.annotation.JsonCreator;

/**
 * What people choose by, the same on all dashboards. Each is one field, which documents of every
 * kind have under this name, where they have it; in indices of current state as an alias.
 */
public enum Choice {
  /** Who told of it. */
  SOURCE("Source", "portcullis.signal.source"),
  /** Declared groups of the subject. */
  GROUP("Group", "portcullis.about.groups"),
  /** Rules that opened or closed a finding, asked for the action, or hold something now. */
  RULE("Rule", "rule.id"),
  /** The authority that issued the certificate. */
  CA("CA", "x509.issuer.distinguished_name"),
  /** Where a key or a certificate is used. */
  ENVIRONMENT("Environment", "portcullis.key.environment");

  private final String title;
  private final String field;

  Choice(String title, String field) {
    this.title = title;
    this.field = field;
  }

  /**
   * @param view in which the values are looked for
   */
  Spec.Control in(String view) {
    return new Spec.Control(title, view, field);
  }

  @JsonCreator
  static Choice of(String word) {
    return Words.of(Choice.class, word);
  }
}
