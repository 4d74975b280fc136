package io.portcullis.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What one look at a revocation service showed.
 *
 * @param detail what was wrong, for people; empty where nothing was
 * @param latency of its slowest answer, from the question to the last byte, in steps of {@link
 *     #STEPS} so that it changes seldom; zero below the first
 * @param crl what the list says of itself; empty for OCSP, and where none was believed
 * @param agreement with what other services of the authority say
 * @param fresh revocations that came with the list that is shown, as far as the one before it was
 *     read; absent in the log of an earlier release
 */
public record Probe(
    Result result,
    String detail,
    Duration latency,
    Optional<CrlEdition> crl,
    Agreement agreement,
    List<Listing> fresh) {
  /** Ascending. */
  public static final List<Duration> STEPS =
      List.of(
          Duration.ofMillis(100),
          Duration.ofMillis(250),
          Duration.ofMillis(500),
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          Duration.ofSeconds(5),
          Duration.ofSeconds(10));

  /** Longest text of a detail; what stands there may be another's words. */
  public static final int MAX_DETAIL = 300;

  /** Whether a relying party could use what came. */
  public enum Result {
    /** Yes: signed by the right key, of now, and to the question. */
    ANSWERED,
    /** No whole answer came in time, or too long a one. */
    UNREACHABLE,
    /** It answered that it does not: a status of HTTP, or one of RFC 6960 section 4.2.1. */
    REFUSED,
    /** It is no CRL, or no OCSP answer. */
    UNREADABLE,
    /** Neither the authority signed it nor one it delegated that to. */
    WRONG_SIGNER,
    /** Its nextUpdate has passed. */
    EXPIRED,
    /** It answers another question: another certificate, another nonce. */
    UNRELATED,
    /** It is not looked at any more: what was known of it is forgotten. */
    DROPPED
  }

  /**
   * Of OCSP with the newest CRL, or of a CRL with its other copies.
   *
   * @param detail what differs, or empty
   */
  public record Agreement(Kind kind, String detail) {
    public static final Agreement UNKNOWN = new Agreement(Kind.UNKNOWN, "");
    public static final Agreement AGREES = new Agreement(Kind.AGREES, "");

    /** Whether they say the same. */
    public enum Kind {
      /** There was nothing to compare. */
      UNKNOWN,
      AGREES,
      DIFFERS
    }

    public static Agreement differs(String detail) {
      return new Agreement(Kind.DIFFERS, shortened(detail));
    }
  }

  public Probe {
    detail = shortened(detail);
    fresh = fresh == null ? List.of() : List.copyOf(fresh);
  }

  public Probe(
      Result result,
      String detail,
      Duration latency,
      Optional<CrlEdition> crl,
      Agreement agreement) {
    this(result, detail, latency, crl, agreement, List.of());
  }

  /** The largest step that is not larger than this; zero below the first. */
  public static Duration step(Duration measured) {
    return STEPS.stream()
        .filter(s -> s.compareTo(measured) <= 0)
        .reduce((a, b) -> b)
        .orElse(Duration.ZERO);
  }

  private static String shortened(String text) {
    return text.length() > MAX_DETAIL ? text.substring(0, MAX_DETAIL) : text;
  }
}
