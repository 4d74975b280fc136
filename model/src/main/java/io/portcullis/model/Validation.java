package io.portcullis.model;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * What people declare of a module's validation by FIPS 140. The hub does not ask NIST: it knows the
 * day on which the older edition of the standard ran out, and the sunset that was declared.
 *
 * @param certificate its number at the CMVP
 * @param standard the edition: "140-2", "140-3"
 * @param level overall, "1" to "4"
 * @param status as the CMVP had it when it was declared
 * @param sunset until when the module stands on the active list
 */
public record Validation(
    String certificate, String standard, String level, Status status, Optional<Instant> sunset) {
  public static final Validation NONE =
      new Validation("", "", "", Status.UNKNOWN, Optional.empty());

  /**
   * Modules validated by FIPS 140-2 are accepted through September 2026, and historical afterwards:
   * https://csrc.nist.gov/projects/cryptographic-module-validation-program
   */
  static final Instant END_OF_140_2 = Instant.parse("2026-09-22T00:00:00Z");

  private static final String OLD = "140-2";

  /** The lists of the CMVP. */
  public enum Status {
    ACTIVE,
    /** For what is there already, and for nothing new. */
    HISTORICAL,
    REVOKED,
    UNKNOWN
  }

  /**
   * @throws IllegalArgumentException when a text is longer than its bound
   */
  public Validation {
    certificate = Bounds.text("where.fipsCertificate", certificate);
    standard = Bounds.text("where.fipsStandard", standard);
    level = Bounds.text("where.fipsLevel", level);
    status = Objects.requireNonNullElse(status, Status.UNKNOWN);
    sunset = Objects.requireNonNullElse(sunset, Optional.empty());
  }

  /** On which list it stands at a moment, as far as the declared days tell. */
  public Status at(Instant now) {
    if (status == Status.REVOKED) {
      return status;
    }
    boolean over = sunset.filter(day -> !day.isAfter(now)).isPresent();
    boolean old = standard.contains(OLD) && !now.isBefore(END_OF_140_2);
    return over || old ? Status.HISTORICAL : status;
  }

  /** One line for people; empty where nothing is declared. */
  public String describe(Instant now) {
    if (equals(NONE)) {
      return "";
    }
    return "FIPS "
        + (standard.isEmpty() ? "140" : standard.replace("FIPS", "").strip())
        + (certificate.isEmpty() ? "" : " certificate " + certificate)
        + (level.isEmpty() ? "" : ", level " + level)
        + ", status "
        + (at(now) == Status.UNKNOWN ? "not known" : at(now).name().toLowerCase(Locale.ROOT))
        + sunset
            .map(day -> ", sunset " + day.toString().substring(0, "2026-09-22".length()))
            .orElse("");
  }
}
