package io.portcullis.routes.runtime;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

import io.portcullis.evidence.checkpoint.Erasure;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Ids;
import io.portcullis.model.SubjectKind;
import io.portcullis.model.evidence.AuditRecord;
import io.portcullis.model.evidence.Dataset;
import io.portcullis.routes.api.Desk;
import io.portcullis.routes.audit.EraseDuty;
import io.portcullis.routes.audit.Eraser;
import io.portcullis.routes.embedded.Topic;
import io.portcullis.routes.explain.SubjectIndex;
import io.portcullis.routes.stream.Documents;
import io.portcullis.routes.stream.Outlet;
import io.portcullis.routes.stream.Salted;

/** The erasing of persons, put together. */
final class ErasureParts {
  /** By these a person is known; names of devices may be those of many. */
  private static final List<AliasType> NAMES =
      List.of(AliasType.UPN, AliasType.EMAIL, AliasType.USER_NAME, AliasType.IDP_USER);

  private ErasureParts() {}

  static EraseDuty duty(
      Desk desk, Eraser eraser, SubjectIndex subjects, Outlet outlet, Clock clock) {
    return new EraseDuty(
        desk,
        eraser,
        person -> names(subjects, person),
        (order, approved, records) -> tell(outlet, clock.instant(), order, approved, records));
  }

  /** The name as it was given and in small letters, and other names of the same identity. */
  private static Set<String> names(SubjectIndex subjects, String person) {
    Set<String> names = new LinkedHashSet<>(List.of(person, person.toLowerCase(Locale.ROOT)));
    NAMES.stream()
        .flatMap(type -> subjects.holders(new Alias(type, person)).stream())
        .map(summary -> summary.subject())
        .filter(subject -> subject.kind() == SubjectKind.IDENTITY)
        .flatMap(subject -> Stream.of(subject.aliases()).flatMap(all -> all.stream()))
        .filter(alias -> NAMES.contains(alias.type()))
        .forEach(alias -> names.add(alias.value()));
    return names;
  }

  /** Of this record an erasure checkpoint is made: the names of the records and of the order. */
  private static void tell(
      Outlet outlet, Instant at, String order, String approved, List<String> records) {
    Map<String, Object> erasure =
        Map.of("order", order, "approved", List.of(approved), "records", records);
    Map<String, Object> document =
        Documents.of(Dataset.AUDIT, at, Erasure.ACTION, "success").own("erasure", erasure).build();
    String id = Ids.of("rec", "erasure", order, records.getFirst(), at.toString());
    AuditRecord record = new AuditRecord(id, Dataset.AUDIT, at, "", document);
    try {
      outlet.send(Topic.RECORDS, "admin", Salted.bytes(record)).join();
    } catch (CompletionException e) {
      throw new IllegalStateException("Kafka does not take the record of the erasure", e);
    }
  }
}
