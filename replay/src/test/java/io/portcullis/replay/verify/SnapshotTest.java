package io.portcullis.replay.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.model.Decided;
import io.portcullis.model.Mode;
import io.portcullis.model.Policy;
import io.portcullis.model.Signal;
import io.portcullis.model.Statement;
import io.portcullis.model.SubjectKind;
import io.portcullis.replay.History;
import io.portcullis.replay.ListLog;
import io.portcullis.replay.ReplayException;
import io.portcullis.rules.RuleBook;
import io.portcullis.rules.bundle.BuiltIn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SnapshotTest {
  private static final RuleBook BOOK = BuiltIn.load().withMode(Mode.ENFORCE);
  private static final RuleBook OTHER = BOOK.withMode(Mode.OBSERVE);

  @TempDir private Path folder;

  /** The first day ends after six signals, with other rules in force than it began with. */
  private final List<Signal> first = new ArrayList<>();

  private final List<Signal> both = new ArrayList<>();

  SnapshotTest() {
    History history = new History().device("d-1").device("d-2").device("d-1", History.theft());
    first.addAll(history.signals());
    first.add(2, activated());
    both.addAll(first);
    history.device("d-2", History.theft()).device("d-1", History.risk("theft", true));
    both.addAll(history.signals().subList(5, 7));
  }

  @Test
  void aFolderThatHoldsSomethingIsNotWrittenTo() throws IOException {
    // Given
    Files.writeString(folder.resolve("mine"), "");
    // When, Then
    assertThatExceptionOfType(ReplayException.class)
        .isThrownBy(() -> Snapshot.into(folder))
        .withMessageContaining("is not empty");
  }

  @Test
  void noSnapshotIsKeptOfWhatDiffers() throws IOException {
    // Given
    List<Decided> records = records(first);
    records.set(1, new Decided("d-1", records.get(1).signal(), "dec-0"));
    // When
    Verify.Report report = verify(first, records).save(Snapshot.into(folder)).run();
    // Then
    assertThat(report.same()).isFalse();
    assertThat(files()).isEmpty();
  }

  @Test
  void aSnapshotOfAnotherLogIsRefused() {
    // Given
    verify(first, records(first)).save(Snapshot.into(folder)).run();
    List<Signal> other = both.subList(first.size(), both.size());
    // When, Then
    assertThatExceptionOfType(ReplayException.class)
        .isThrownBy(() -> verify(other, records(both)).since(Snapshot.of(folder)).run())
        .withMessageContaining("does not hold signal " + first.getLast().id());
  }

  @Test
  void aSnapshotThatIsCutOffIsRefused() throws IOException {
    // Given
    verify(first, records(first)).save(Snapshot.into(folder)).run();
    Path file = folder.resolve("snapshot-0.ndjson");
    List<String> lines = Files.readAllLines(file);
    Files.write(file, lines.subList(1, lines.size()));
    // When, Then
    assertThatExceptionOfType(ReplayException.class)
        .isThrownBy(() -> verify(both, records(both)).since(Snapshot.of(folder)).run())
        .withMessageContaining("does not begin with a place");
  }

  @Test
  void whatHasNoRecordYetIsLeftToTheNextTime() {
    // Given
    List<Decided> late = records(both).subList(0, 4);
    verify(first, late).save(Snapshot.into(folder)).run();
    // When
    Verify.Report report = verify(both, records(both)).since(Snapshot.of(folder)).run();
    // Then
    assertThat(report.same()).isTrue();
    assertThat(report.compared().equal()).isEqualTo(3);
  }

  @Test
  void recordsThatBeginAfterTheSnapshotAreComparedAll() {
    // Given
    verify(first, records(first)).save(Snapshot.into(folder)).run();
    List<Decided> kept = records(both).subList(5, 7);
    // When
    Verify.Report report = verify(both, kept).since(Snapshot.of(folder)).run();
    // Then
    assertThat(report.same()).isTrue();
    assertThat(report.compared().equal()).isEqualTo(2);
  }

  @Test
  void theSecondDayIsVerifiedFromWhereTheFirstEnded() {
    // Given
    verify(first, records(first)).save(Snapshot.into(folder)).run();
    // When
    Verify.Report report = verify(both, records(both)).since(Snapshot.of(folder)).run();
    // Then
    assertThat(report.same()).isTrue();
    assertThat(report.signals()).isEqualTo(2);
    assertThat(report.subjects()).isEqualTo(2);
    assertThat(report.compared().equal()).isEqualTo(2);
  }

  private Verify verify(List<Signal> log, List<Decided> records) {
    return new Verify(new ListLog(log, records), SnapshotTest::book, BOOK.digest());
  }

  private static List<Decided> records(List<Signal> signals) {
    Again live = new Again(SnapshotTest::book, OTHER);
    List<Decided> records = new ArrayList<>();
    signals.forEach(s -> live.decide(s).ifPresent(records::add));
    return records;
  }

  private static Policy book(String digest) {
    return digest.equals(BOOK.digest()) ? BOOK : OTHER;
  }

  private static Signal activated() {
    Instant at = History.START;
    Statement said = new Statement.PolicyActivated(OTHER.digest());
    return Signal.derived("act-1", "policies", at, SubjectKind.AUTHORITY, "policy-0", said);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
