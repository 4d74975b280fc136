package io.portcullis.routes.issuance;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.evidence.AuditRecord;
import io.portcullis.model.evidence.Dataset;
import io.portcullis.routes.fields.Sorting;
import io.portcullis.routes.stream.Documents;

/** The audit record of an answer. Names in a request may be those of people. */
final class AnswerRecord {
  private AnswerRecord() {}

  /**
   * @param application empty when the question could not be read
   */
  static AuditRecord of(
      String front, Optional<Application> application, Answer answer, Instant at) {
    Map<String, Object> issuance = new LinkedHashMap<>();
    issuance.put("front", front);
    issuance.put("decision", answer.kind().name());
    issuance.put("reason", answer.reason());
    answer.standing().ifPresent(standing -> issuance.put("standing", standing.name()));
    answer.life().ifPresent(life -> issuance.put("life", life.toString()));
    answer.storeAsOf().ifPresent(asOf -> issuance.put("as_of", asOf.toString()));
    application.ifPresent(a -> issuance.put("authority", a.authority()));
    application.ifPresent(
        a -> issuance.put("held", a.held().stream().map(AnswerRecord::text).toList()));
    Documents document =
        Documents.of(Dataset.AUDIT, at, "issuance-asked", answer.allowed() ? "success" : "failure")
            .sorted(new Sorting("api", answer.allowed() ? "allowed" : "denied"))
            .add("event.reason", answer.reason())
            .add("portcullis.certificate.spki", application.map(AnswerRecord::key).orElse(""))
            .own("issuance", issuance)
            .own(
                "personal", Map.of("names", application.map(Application::names).orElse(List.of())));
    String id = "rec-issuance-" + UUID.randomUUID();
    return new AuditRecord(id, Dataset.AUDIT, at, answer.subject(), document.build());
  }

  private static String key(Application application) {
    return application.certain().stream()
        .filter(name -> name.type() == AliasType.SPKI_SHA256)
        .map(Alias::value)
        .findFirst()
        .orElse("");
  }

  private static String text(Application.Held held) {
    return held.issuer() + "|" + held.serial();
  }
}
