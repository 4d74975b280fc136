package io.portcullis.routes.issuance;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.portcullis.model.Alias;

/**
 * What is asked to be issued, to whom.
 *
 * @param authority that would issue, as it calls itself, or empty
 * @param certain names that lead to the subject for certain: ids, keys, and what was proved
 * @param hints names that were only claimed
 * @param held certificates by which the applicant showed itself, or which are to be renewed
 * @param names as they were asked for, for the record
 * @param life of the certificate, where the request says it
 * @param fixed true when the life can not be changed any more: only yes or no is left
 */
record Application(
    String authority,
    List<Alias> certain,
    List<Alias> hints,
    List<Held> held,
    List<String> names,
    Optional<Duration> life,
    boolean fixed) {

  /** A certificate by issuer and serial number (hex). */
  record Held(String issuer, String serial) {
    /**
     * @throws IllegalArgumentException when the serial number is no hex
     */
    Held {
      Alias.hex(serial);
    }
  }
}
