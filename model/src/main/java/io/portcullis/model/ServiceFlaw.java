package io.portcullis.model;

import java.time.Instant;
import java.util.Locale;

/**
 * What a revocation service says does not fit with what it or others say.
 *
 * @param since when it was first seen, without a fitting answer until now
 */
public record ServiceFlaw(
    String source, RevocationService service, Kind kind, String detail, Instant since)
    implements ServiceFact {
  /** What does not fit. */
  public enum Kind {
    /** OCSP does not say of a certificate that the CRL lists that it was revoked. */
    CONTRADICTS_CRL,
    /** Another address of the authority shows a newer CRL. */
    OLDER_COPY,
    /** The same address showed a newer CRL before. */
    WENT_BACK
  }

  @Override
  public String describe() {
    String word = kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return service.name() + " " + word + " since " + since + ": " + detail;
  }
}
