package io.portcullis.routes.config;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Certificates that an authority may issue only once somebody there has approved the request.
 *
 * @param source that tells of the authority; of a type that tells approvals ({@link #TELLING})
 * @param profiles templates or profiles as the source names them, in any case; {@code *} is each
 *     one, also where the source names none
 * @param since from when on; what came about earlier is left alone
 */
public record ApprovalSettings(String source, List<String> profiles, BeginDate since) {
  /** Types of sources that tell of one certificate whether it was approved. */
  public static final Set<String> TELLING = Set.of("adcs", "dogtag");

  public static final String EACH = "*";

  private static final int MOST_PROFILES = 64;
  private static final int LONGEST = 256;

  public ApprovalSettings {
    new Checks()
        .filled(source, "source")
        .that(
            !profiles.isEmpty() && profiles.size() <= MOST_PROFILES,
            "profiles",
            "must be 1 to %d names, or \"*\" for each one".formatted(MOST_PROFILES))
        .that(
            profiles.stream().noneMatch(p -> p.isBlank() || p.length() > LONGEST),
            "profiles",
            "must be names of 1 to %d characters".formatted(LONGEST))
        .end();
  }

  /** Whether it must be approved what came about then. */
  public boolean concerns(String told, Instant at) {
    return !at.isBefore(since.at())
        && profiles.stream().anyMatch(p -> p.equals(EACH) || p.equalsIgnoreCase(told));
  }
}
