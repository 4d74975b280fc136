package io.portcullis.evidence.verify;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.portcullis.connectors.api.Json;
import io.portcullis.evidence.checkpoint.Checkpoint;
import io.portcullis.evidence.checkpoint.CheckpointKey;
import io.portcullis.evidence.checkpoint.Erased;
import io.portcullis.evidence.checkpoint.Kind;
import io.portcullis.evidence.checkpoint.Pruned;
import io.portcullis.evidence.checkpoint.SignedCheckpoint;
import io.portcullis.evidence.export.ExportFolder;
import io.portcullis.evidence.timestamp.Trusted;
import io.portcullis.model.evidence.Dataset;
import io.portcullis.model.evidence.SealedDocument;

import static org.assertj.core.api.Assertions.assertThat;

/** Each way of forging a trail, by data, against both verifiers. */
class ForgedTrailTest {
  @TempDir private Path temp;

  /** A way to forge, what names it, what it says, and whether the second verifier sees it too. */
  static Stream<Arguments> forgeries() {
    return Stream.of(
        forged("a record deleted", ProblemKind.MISSING, "c0 5", t -> t.chains.get("c0").remove(4)),
        forged(
            "a record deleted behind the last checkpoint",
            ProblemKind.MISSING,
            "c0 42",
            t -> {
              for (int i = 0; i < 3; i++) {
                t.record("c0", Dataset.AUDIT);
              }
              t.chains.get("c0").remove(41);
            }),
        forged(
            "a public field changed",
            ProblemKind.CHANGED,
            "c1-0000000000000007",
            t -> change(t, "c1", 7, "\"port\":7", "\"port\":8")),
        forged(
            "a personal field changed",
            ProblemKind.CHANGED,
            "c0-0000000000000003",
            t -> change(t, "c0", 3, "\"name\":\"ada", "\"name\":\"eve")),
        forged(
            "a time set back",
            ProblemKind.CHANGED,
            "c0-0000000000000003",
            t -> change(t, "c0", 3, "\"@timestamp\":\"2026-", "\"@timestamp\":\"2025-")),
        forged(
            "a field said twice",
            ProblemKind.UNREADABLE,
            "c0 2",
            t -> change(t, "c0", 3, "{\"@timestamp\"", "{\"@timestamp\":\"x\",\"@timestamp\"")),
        forged(
            "two swapped",
            ProblemKind.MOVED,
            "c0-0000000000000005",
            t -> Collections.swap(t.chains.get("c0"), 4, 5)),
        forged(
            "the tail cut off",
            ProblemKind.TAIL_CUT,
            "c0 36",
            t -> t.chains.get("c0").subList(35, 40).clear()),
        forged(
            "the tail cut off at a checkpoint",
            ProblemKind.TAIL_CUT,
            "c1 31",
            t -> t.chains.get("c1").subList(30, 40).clear()),
        forged(
            "a whole chain missing", ProblemKind.CHAIN_MISSING, "c1 1", t -> t.chains.remove("c1")),
        forged(
            "a record twice",
            ProblemKind.DUPLICATE,
            "c0-0000000000000005",
            t -> t.chains.get("c0").add(5, t.chains.get("c0").get(4))),
        forged(
            "a record of another hub",
            ProblemKind.FOREIGN,
            "other.c0-0000000000000001",
            t -> t.chains.get("c0").add(7, new Trail().record("other.c0", Dataset.AUDIT).first())),
        forged(
            "a record sealed anew",
            ProblemKind.REPLACED,
            "c0-0000000000000002",
            t -> t.chains.get("c0").set(0, new Trail().record("c0", Dataset.AUDIT).first())),
        forged(
            "redacted without an order",
            ProblemKind.REDACTED_WITHOUT_ORDER,
            "c0-0000000000000004",
            t -> redact(t, 4, "order-7")),
        forged(
            "a line that is no record",
            ProblemKind.UNREADABLE,
            "c0 5",
            t -> t.chains.get("c0").set(5, "{\"a\":")),
        forged(
            "a checkpoint changed",
            ProblemKind.CHECKPOINT,
            "checkpoint 2",
            t -> t.checkpoints.set(1, changed(t.checkpoints.get(1)))),
        forged(
            "a checkpoint left out",
            ProblemKind.CHECKPOINT,
            "checkpoint 3",
            t -> t.checkpoints.remove(1)),
        forged(
            "a checkpoint of another key",
            ProblemKind.CHECKPOINT,
            "checkpoint 4",
            t ->
                t.checkpoints.set(
                    3, Trail.signed(t.checkpoints.get(3).checkpoint(), Trail.pair()))),
        forged(
            "a checkpoint dated back",
            ProblemKind.TIME,
            "checkpoint 5",
            t -> t.record("c0", Dataset.AUDIT).at(Trail.T0.minusSeconds(60)).checkpoint()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forgeries")
  void isFoundAndNamed(String name, ProblemKind kind, String place, Consumer<Trail> forger)
      throws Exception {
    // Given
    Trail trail = Trail.usual();
    forger.accept(trail);
    Path folder = trail.write(temp.resolve("export"));
    // When
    Report report = verify(folder, trail);
    // Then
    assertThat(report.holds()).isFalse();
    assertThat(report.problems()).anyMatch(p -> p.kind() == kind && p.place().equals(place));
    Python.Answer second = Python.verify(folder, temp.resolve("key.pem"), trail.key);
    assertThat(second.code()).as(second.text()).isEqualTo(1);
    assertThat(second.text()).contains(kind.word() + ": ");
  }

  @Test
  void aKindOfRecordsThatIsGoneIsNamed() throws Exception {
    // Given
    Trail trail = Trail.usual();
    trail.chains.values().forEach(c -> c.removeIf(r -> r.contains("portcullis.actions")));
    // When
    Report report = verify(trail.write(temp.resolve("export")), trail);
    // Then
    assertThat(report.problems())
        .anyMatch(p -> p.kind() == ProblemKind.STREAM_MISSING && p.count() == 16)
        .anyMatch(
            p -> p.kind() == ProblemKind.MISSING && p.text().contains("portcullis.actions=8"));
  }

  @Test
  void aWitnessThatSawAnotherCheckpointIsNamed() throws Exception {
    // Given
    Trail trail = Trail.usual();
    Trail other = Trail.usual().counter("intake/0", 1_000).checkpoint().witness();
    trail.witnesses.addAll(other.witnesses);
    trail.counter("intake/0", 999).checkpoint();
    // When
    Report report = verify(trail.write(temp.resolve("export")), trail);
    // Then
    assertThat(report.counts()).containsOnlyKeys(ProblemKind.WITNESS);
  }

  @Test
  void checkpointsThatAreCutOffBeforeAWitnessedOneAreNamed() throws Exception {
    // Given
    Trail trail = Trail.usual();
    trail.checkpoints.subList(2, 4).clear();
    // When
    Report report = verify(trail.write(temp.resolve("export")), trail);
    // Then
    assertThat(report.counts()).containsOnlyKeys(ProblemKind.WITNESS);
    assertThat(report.tail().unsigned()).isEqualTo(40);
  }

  @Test
  void aRecordDatedAfterItsCheckpointIsNamed() throws Exception {
    // Given
    Trail trail = new Trail().at(Trail.T0.plus(Duration.ofHours(3))).record("c0", Dataset.AUDIT);
    trail.at(Trail.T0).checkpoint();
    // When
    Report report = verify(trail.write(temp.resolve("export")), trail);
    // Then
    assertThat(report.counts()).containsOnlyKeys(ProblemKind.TIME);
  }

  @Test
  void anHourOfASourceThatNeverCameIsNamed() throws Exception {
    // Given
    Trail trail = new Trail();
    trail
        .record("c0", Dataset.SIGNALS, numbers(1, 50))
        .record("c0", Dataset.SIGNALS, numbers(80, 90));
    trail.checkpoint();
    // When
    Report report = verify(trail.write(temp.resolve("export")), trail);
    // Then
    assertThat(report.problems())
        .singleElement()
        .matches(p -> p.kind() == ProblemKind.SOURCE && p.text().contains("51-79"));
    assertThat(report.holdsWithoutSources()).isTrue();
  }

  @Test
  void anIntakeThatGrewWhileNothingWasSealedIsNamed() throws Exception {
    // Given
    Trail trail = new Trail();
    trail.record("c0", Dataset.SIGNALS).counter("intake/0", 10).checkpoint();
    trail.counter("intake/0", 20).checkpoint();
    trail.at(Trail.T0.plus(Duration.ofHours(2))).counter("intake/0", 30).checkpoint();
    trail.counter("intake/0", 5).checkpoint();
    // When
    Report report = verify(trail.write(temp.resolve("export")), trail);
    // Then
    assertThat(report.problems().stream().map(Problem::place))
        .containsExactly("intake", "intake/0");
  }

  @Test
  void aKeyThatOnlyLiesBesideTheRecordsIsNotTrusted() throws Exception {
    // Given
    Trail trail = Trail.usual();
    ExportFolder export = ExportFolder.open(trail.write(temp.resolve("export")));
    // When
    Report report = verify(export, new Keys(List.of(), export.keys()));
    // Then
    assertThat(report.holds()).isTrue();
    assertThat(report.signed().trusted()).isFalse();
    assertThat(ReportText.of(report)).contains("the key lies beside the records");
  }

  @Test
  void aKeyThatTheFormerOneNamesIsTrustedAndAnyOtherIsNot() throws Exception {
    // Given
    Trail trail = Trail.usual();
    var next = Trail.pair();
    String id = new CheckpointKey(next.getPublic()).id();
    trail.checkpoint(c -> with(c, Optional.of(id)));
    trail.record("c0", Dataset.AUDIT).checkpoint();
    trail.checkpoints.set(5, Trail.signed(trail.checkpoints.get(5).checkpoint(), next));
    ExportFolder export = ExportFolder.open(trail.write(temp.resolve("export")));
    var both = List.of(trail.key, new CheckpointKey(next.getPublic()));
    // When
    Report report = verify(export, new Keys(List.of(trail.key), both));
    // Then
    assertThat(report.problems()).isEmpty();
    assertThat(report.signed().trusted()).isTrue();
  }

  @Test
  void whatASignedPruneAllowsToBeGoneIsNoProblem() throws Exception {
    // Given
    Trail trail = Trail.usual();
    String head = trail.checkpoints.getFirst().checkpoint().chains().getFirst().head();
    trail.checkpoint(c -> pruning(c, new Pruned("c0", "portcullis.signals", 10, head)));
    List<String> kept = trail.chains.get("c0");
    kept.removeIf(r -> kept.indexOf(r) < 10 && r.contains("portcullis.signals"));
    Path folder = trail.write(temp.resolve("export"));
    // When
    Report report = verify(folder, trail);
    // Then
    assertThat(report.problems()).isEmpty();
    assertThat(report.pruned()).isEqualTo(3);
    assertThat(Python.verify(folder, temp.resolve("key.pem"), trail.key).code()).isZero();
  }

  @Test
  void moreThanASignedPruneAllowsIsNamed() throws Exception {
    // Given
    Trail trail = Trail.usual();
    String head = trail.checkpoints.getFirst().checkpoint().chains().getFirst().head();
    trail.checkpoint(c -> pruning(c, new Pruned("c0", "portcullis.signals", 10, head)));
    trail.chains.get("c0").remove(1);
    Path folder = trail.write(temp.resolve("export"));
    // When
    Report report = verify(folder, trail);
    // Then
    assertThat(report.problems()).singleElement().matches(p -> p.place().equals("c0 2"));
    assertThat(Python.verify(folder, temp.resolve("key.pem"), trail.key).code()).isEqualTo(1);
  }

  @Test
  void aRedactionBySignedOrderHolds() throws Exception {
    // Given
    Trail trail = Trail.usual();
    trail.checkpoint(c -> erasing(c, new Erased("c0", 4, "order-7")));
    redact(trail, 4, "order-7");
    Path folder = trail.write(temp.resolve("export"));
    // When
    Report report = verify(folder, trail);
    // Then
    assertThat(report.problems()).isEmpty();
    assertThat(report.redacted()).containsExactly(Map.entry("order-7", 1L));
    assertThat(ReportText.of(report)).contains("1, order order-7");
    Python.Answer second = Python.verify(folder, temp.resolve("key.pem"), trail.key);
    assertThat(second.code()).as(second.text()).isZero();
  }

  @Test
  void ofManyProblemsAllAreCountedAndTheFirstAreNamed() throws Exception {
    // Given
    Trail trail = Trail.usual();
    trail.chains.get("c0").replaceAll(r -> r.replace("\"port\":7", "\"port\":8"));
    // When
    Report report = verify(trail.write(temp.resolve("export")), trail);
    // Then
    assertThat(report.counts()).containsEntry(ProblemKind.CHANGED, 40L);
    assertThat(report.problems()).hasSize(Problems.KEPT);
  }

  @Test
  void anUntouchedTrailHoldsAndTellsItsTail() throws Exception {
    // Given
    Trail trail = Trail.usual().record("c0", Dataset.AUDIT);
    Path folder = trail.write(temp.resolve("export"));
    // When
    Report report = verify(folder, trail);
    // Then
    assertThat(report.problems()).isEmpty();
    assertThat(report.records()).isEqualTo(81);
    assertThat(report.signed().trusted()).isTrue();
    assertThat(report.tail().witnessed().orElseThrow().number()).isEqualTo(3);
    assertThat(report.tail().records()).isEqualTo(21);
    assertThat(report.tail().seconds()).isEqualTo(22);
    assertThat(report.tail().unsigned()).isEqualTo(1);
    Python.Answer second = Python.verify(folder, temp.resolve("key.pem"), trail.key);
    assertThat(second.text()).contains("holds, with 4 checkpoints");
    assertThat(second.code()).isZero();
  }

  @Test
  void withoutCheckpointsTheChainsAloneAreChecked() throws Exception {
    // Given
    Trail trail = Trail.usual();
    // When
    Report report =
        new Verification(
                new Kept(trail.chains),
                Optional.empty(),
                Optional.empty(),
                new Keys(List.of(), List.of()),
                new Trusted(List.of()),
                2)
            .run();
    // Then
    assertThat(report.problems()).isEmpty();
    assertThat(ReportText.of(report)).contains("as far as it can without checkpoints");
  }

  private Report verify(Path folder, Trail trail) throws Exception {
    return verify(ExportFolder.open(folder), new Keys(List.of(trail.key), List.of()));
  }

  private static Report verify(ExportFolder export, Keys keys) throws Exception {
    return new Verification(
            export, export.checkpoints(), export.witnesses(), keys, new Trusted(List.of()), 2)
        .run();
  }

  private static Arguments forged(
      String name, ProblemKind kind, String place, Consumer<Trail> forger) {
    return Arguments.of(name, kind, place, forger);
  }

  private static void change(Trail trail, String chain, int sequence, String from, String to) {
    List<String> lines = trail.chains.get(chain);
    assertThat(lines.get(sequence - 1)).contains(from);
    lines.set(sequence - 1, lines.get(sequence - 1).replace(from, to));
  }

  private static void redact(Trail trail, int sequence, String order) {
    List<String> lines = trail.chains.get("c0");
    SealedDocument redacted =
        SealedDocument.from(Trail.document(lines.get(sequence - 1))).redact(order);
    lines.set(sequence - 1, Json.text(redacted.fields()));
  }

  private static SignedCheckpoint changed(SignedCheckpoint signed) {
    Checkpoint c = signed.checkpoint();
    Checkpoint later =
        new Checkpoint(
            c.kind(),
            c.number(),
            c.hub(),
            c.at().plusSeconds(1),
            c.previous(),
            c.chains(),
            c.counters(),
            c.pruned(),
            c.erased(),
            c.approved(),
            c.next(),
            c.flaws());
    return new SignedCheckpoint(later, signed.algorithm(), signed.key(), signed.signature());
  }

  private static Checkpoint with(Checkpoint c, Optional<String> next) {
    return new Checkpoint(
        c.kind(),
        c.number(),
        c.hub(),
        c.at(),
        c.previous(),
        c.chains(),
        c.counters(),
        c.pruned(),
        c.erased(),
        c.approved(),
        next,
        c.flaws());
  }

  private static Checkpoint pruning(Checkpoint c, Pruned pruned) {
    return new Checkpoint(
        Kind.PRUNE,
        c.number(),
        c.hub(),
        c.at(),
        c.previous(),
        c.chains(),
        c.counters(),
        List.of(pruned),
        c.erased(),
        c.approved(),
        c.next(),
        c.flaws());
  }

  private static Checkpoint erasing(Checkpoint c, Erased erased) {
    return new Checkpoint(
        Kind.ERASURE,
        c.number(),
        c.hub(),
        c.at(),
        c.previous(),
        c.chains(),
        c.counters(),
        c.pruned(),
        List.of(erased),
        List.of("bob"),
        c.next(),
        c.flaws());
  }

  private static Map<String, Object> numbers(int from, int to) {
    Map<String, Object> statement =
        new LinkedHashMap<>(Map.of("kind", "sequence-advanced", "sequence", "hsm-1"));
    statement.put("epoch", "");
    statement.put("wrap", 0);
    statement.put("runs", List.of(Map.of("from", from, "to", to)));
    Map<String, Object> signal =
        Map.of("source", "hsm", "kind", "sequence-advanced", "statement", Json.text(statement));
    return Map.of("portcullis", Map.of("signal", signal));
  }
}
