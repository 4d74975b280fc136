package io.portcullis.inventory.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

import io.portcullis.inventory.Entry;
import io.portcullis.inventory.Status;
import io.portcullis.inventory.TrustKind;
import io.portcullis.model.DistinguishedName;

/**
 * A certificate as far as the calendar asks for it.
 *
 * @param id names it for good: its fingerprint, or issuer and serial
 * @param name what people know it by: its first name or its subject
 * @param owner a person or a team; empty for nobody
 * @param environment one word, empty when it is not known
 * @param authority canonical name of its issuer
 * @param publicTls whether the lives of publicly trusted TLS bind it
 * @param suggested when its authority would like it to be renewed (ARI, RFC 9773 section 4.2)
 * @param done revoked, or replaced: nobody is told of it any more
 */
public record Expiring(
    String id,
    String name,
    String owner,
    String environment,
    String authority,
    Instant notBefore,
    Instant notAfter,
    boolean publicTls,
    Optional<Span> suggested,
    boolean done) {
  public Expiring {
    name = Objects.requireNonNullElse(name, "");
    owner = Objects.requireNonNullElse(owner, "").strip();
    environment = Objects.requireNonNullElse(environment, "");
    authority = Objects.requireNonNullElse(authority, "");
    suggested = Objects.requireNonNullElse(suggested, Optional.empty());
  }

  /** What is assumed of a certificate of which nobody knows when it began, as in an index.txt. */
  public static final Duration UNKNOWN_LIFE = Duration.ofDays(365);

  /**
   * As the inventory has it.
   *
   * @throws IllegalArgumentException when its end is not known ({@link Entry#timed})
   */
  public static Expiring of(Entry entry) {
    if (!entry.timed()) {
      throw new IllegalArgumentException(entry.id() + ": nobody knows when it ends");
    }
    Instant end = entry.certificate().notAfter();
    Instant begin = entry.certificate().notBefore();
    return new Expiring(
        entry.id(),
        entry.names().stream().findFirst().orElse(entry.certificate().subject()),
        entry.owner(),
        entry.environment(),
        DistinguishedName.canonical(entry.certificate().issuer()),
        begin.equals(Instant.EPOCH) ? end.minus(UNKNOWN_LIFE) : begin,
        end,
        entry.trust() == TrustKind.PUBLIC_TLS,
        Optional.empty(),
        entry.status().kind() != Status.Kind.VALID);
  }

  /**
   * @param window when its authority would like it to be renewed
   */
  public Expiring with(Optional<Span> window) {
    return new Expiring(
        id, name, owner, environment, authority, notBefore, notAfter, publicTls, window, done);
  }

  /** None where the times are the wrong way round. */
  public Duration life() {
    Duration life = Duration.between(notBefore, notAfter);
    return life.isNegative() ? Duration.ZERO : life;
  }
}
