package io.portcullis.connectors.idp.ssf;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import io.portcullis.connectors.api.Doc;
import io.portcullis.model.Severity;
import io.portcullis.model.Statement.RiskChanged;
import io.portcullis.model.Statement.RiskOrigin;

/** Events that tell a risk: a level that changes, and a compromise that was found. */
final class Risk {
  private Risk() {}

  /** CAEP 1.0 "Risk Level Change", and the two of Okta's that preceded it. */
  static Meaning level(EventType type, Doc event, boolean device) {
    String word = event.need("current_level").toUpperCase(Locale.ROOT);
    RiskOrigin origin = device ? RiskOrigin.ENDPOINT : RiskOrigin.IDENTITY;
    return severity(word)
        .map(
            severity ->
                new Meaning(
                    Topic.RISK,
                    device,
                    new RiskChanged(
                        origin,
                        origin.name().toLowerCase(Locale.ROOT),
                        severity,
                        Set.of(),
                        word.equals("NONE"),
                        Reasons.of(event))))
        .orElseGet(() -> Meaning.noted(Topic.RISK, type.name()));
  }

  private static Optional<Severity> severity(String word) {
    return switch (word) {
      case "NONE" -> Optional.of(Severity.INFO);
      case "LOW" -> Optional.of(Severity.LOW);
      case "MEDIUM" -> Optional.of(Severity.MEDIUM);
      case "HIGH" -> Optional.of(Severity.HIGH);
      case "CRITICAL" -> Optional.of(Severity.CRITICAL);
      default -> Optional.empty();
    };
  }

  /**
   * RISC 1.0 "Credential Compromise": a detection of its own, which no later event takes back.
   *
   * @param token id of the token, the only id that the detection has
   */
  static Meaning compromise(Doc event, String token) {
    String credential = event.text("credential_type");
    String summary = Reasons.of(event);
    return new Meaning(
        Topic.RISK,
        false,
        new RiskChanged(
            RiskOrigin.IDENTITY,
            token.isEmpty() ? "credential-compromise" : token,
            Severity.HIGH,
            Set.of("credential-access"),
            false,
            summary.isEmpty() ? "compromised credential: " + credential : summary));
  }
}
