package io.portcullis.routes.issuance;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.evidence.AuditRecord;

/** Records of answers to fronts. */
public final class IssuanceRecords {
  private IssuanceRecords() {}

  public static List<AuditRecord> all(Instant at) {
    Application application =
        new Application(
            "CN=Device CA",
            List.of(new Alias(AliasType.SPKI_SHA256, "ab".repeat(32))),
            List.of(),
            List.of(new Application.Held("CN=Device CA", "4d2")),
            List.of("laptop-4.example"),
            Optional.of(Duration.ofDays(30)),
            false);
    return List.of(
        AnswerRecord.of("est", Optional.of(application), Answer.deny("not known"), at),
        AnswerRecord.of("est", Optional.empty(), Answer.deny("not readable"), at));
  }
}
