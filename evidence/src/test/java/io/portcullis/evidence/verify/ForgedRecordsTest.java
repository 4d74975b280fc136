package io.portcullis.evidence.verify;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.portcullis.model.evidence.Dataset;

import static org.assertj.core.api.Assertions.assertThat;

/** Each way of forging records, by data, against both verifiers. */
class ForgedRecordsTest {
  @TempDir private Path temp;

  static Stream<Forgery> forgeries() {
    return Stream.of(
        new Forgery(
            "a record deleted", ProblemKind.MISSING, "c0 5", t -> t.chains.get("c0").remove(4)),
        new Forgery(
            "a record deleted behind the last checkpoint",
            ProblemKind.MISSING,
            "c0 42",
            t -> {
              for (int i = 0; i < 3; i++) {
                t.record("c0", Dataset.AUDIT);
              }
              t.chains.get("c0").remove(41);
            }),
        new Forgery(
            "a public field changed",
            ProblemKind.CHANGED,
            "c1-0000000000000007",
            t -> Forgery.change(t, "c1", 7, "\"port\":7", "\"port\":8")),
        new Forgery(
            "a personal field changed",
            ProblemKind.CHANGED,
            "c0-0000000000000003",
            t -> Forgery.change(t, "c0", 3, "\"name\":\"ada", "\"name\":\"eve")),
        new Forgery(
            "a time set back",
            ProblemKind.CHANGED,
            "c0-0000000000000003",
            t -> Forgery.change(t, "c0", 3, "\"@timestamp\":\"2026-", "\"@timestamp\":\"2025-")),
        new Forgery(
            "a field said twice",
            ProblemKind.UNREADABLE,
            "c0 2",
            t ->
                Forgery.change(
                    t, "c0", 3, "{\"@timestamp\"", "{\"@timestamp\":\"x\",\"@timestamp\"")),
        new Forgery(
            "two swapped",
            ProblemKind.MOVED,
            "c0-0000000000000005",
            t -> Collections.swap(t.chains.get("c0"), 4, 5)),
        new Forgery(
            "the tail cut off",
            ProblemKind.TAIL_CUT,
            "c0 36",
            t -> t.chains.get("c0").subList(35, 40).clear()),
        new Forgery(
            "the tail cut off at a checkpoint",
            ProblemKind.TAIL_CUT,
            "c1 31",
            t -> t.chains.get("c1").subList(30, 40).clear()),
        new Forgery(
            "a whole chain missing", ProblemKind.CHAIN_MISSING, "c1 1", t -> t.chains.remove("c1")),
        new Forgery(
            "a record twice",
            ProblemKind.DUPLICATE,
            "c0-0000000000000005",
            t -> t.chains.get("c0").add(5, t.chains.get("c0").get(4))),
        new Forgery(
            "a record of another hub",
            ProblemKind.FOREIGN,
            "other.c0-0000000000000001",
            t -> t.chains.get("c0").add(7, new Trail().record("other.c0", Dataset.AUDIT).first())),
        new Forgery(
            "a record sealed anew",
            ProblemKind.REPLACED,
            "c0-0000000000000002",
            t -> t.chains.get("c0").set(0, new Trail().record("c0", Dataset.AUDIT).first())),
        new Forgery(
            "redacted without an order",
            ProblemKind.REDACTED_WITHOUT_ORDER,
            "c0-0000000000000004",
            t -> Forgery.redact(t, 4, "order-7")),
        new Forgery(
            "a line that is no record",
            ProblemKind.UNREADABLE,
            "c0 5",
            t -> t.chains.get("c0").set(5, "{\"a\":")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forgeries")
  void isFoundAndNamed(Forgery forgery) throws Exception {
    // When, then
    forgery.isFound(temp);
  }

  @Test
  void aKindOfRecordsThatIsGoneIsNamed() throws Exception {
    // Given
    Trail trail = Trail.usual();
    trail.chains.values().forEach(c -> c.removeIf(r -> r.contains("portcullis.actions")));
    // When
    Report report = Forgery.verify(trail.write(temp.resolve("export")), trail);
    // Then
    assertThat(report.problems())
        .anyMatch(p -> p.kind() == ProblemKind.STREAM_MISSING && p.count() == 16)
        .anyMatch(
            p -> p.kind() == ProblemKind.MISSING && p.text().contains("portcullis.actions=8"));
  }

  @Test
  void aRecordDatedAfterItsCheckpointIsNamed() throws Exception {
    // Given
    Trail trail = new Trail().at(Trail.T0.plus(Duration.ofHours(3))).record("c0", Dataset.AUDIT);
    trail.at(Trail.T0).checkpoint();
    // When
    Report report = Forgery.verify(trail.write(temp.resolve("export")), trail);
    // Then
    assertThat(report.counts()).containsOnlyKeys(ProblemKind.TIME);
  }

  @Test
  void ofManyProblemsAllAreCountedAndTheFirstAreNamed() throws Exception {
    // Given
    Trail trail = Trail.usual();
    trail.chains.get("c0").replaceAll(r -> r.replace("\"port\":7", "\"port\":8"));
    // When
    Report report = Forgery.verify(trail.write(temp.resolve("export")), trail);
    // Then
    assertThat(report.counts()).containsEntry(ProblemKind.CHANGED, 40L);
    assertThat(report.problems()).hasSize(Problems.KEPT);
  }
}
