package io.portcullis.connectors.ca.leaks;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Times;
import io.portcullis.model.Alias;

/**
 * A secret in source control, without the secret.
 *
 * @param place file and line
 * @param fingerprint the scanner's own id of the finding, or empty
 * @param key names of the key, where the secret is a private key that can be read
 * @param resolved true when somebody has dealt with it
 */
record Leak(
    String rule,
    String description,
    String place,
    Commit commit,
    String fingerprint,
    List<Alias> key,
    boolean privateKey,
    boolean resolved) {

  /**
   * @param at of the commit, else of the receipt
   */
  record Commit(String id, String author, String email, Instant at) {}

  static Leak of(
      String rule,
      String description,
      String place,
      Commit commit,
      String fingerprint,
      Secret secret) {
    boolean named = rule.toLowerCase(Locale.ROOT).replace('_', '-').contains("private-key");
    return new Leak(
        rule,
        description,
        place,
        commit,
        fingerprint,
        secret.key(),
        named || !secret.key().isEmpty(),
        false);
  }

  /** A commit may be years old; only its being too far ahead is an error. */
  static Instant time(ParseContext context, Doc doc, String field) {
    return Times.occurred(context, doc, field);
  }
}
