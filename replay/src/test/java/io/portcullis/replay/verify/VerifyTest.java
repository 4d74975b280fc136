package io.portcullis.replay.verify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.portcullis.model.Decided;
import io.portcullis.model.Mode;
import io.portcullis.model.Policy;
import io.portcullis.model.Signal;
import io.portcullis.model.Statement;
import io.portcullis.model.SubjectKind;
import io.portcullis.replay.History;
import io.portcullis.replay.ListLog;
import io.portcullis.rules.RuleBook;
import io.portcullis.rules.bundle.BuiltIn;

import static org.assertj.core.api.Assertions.assertThat;

class VerifyTest {
  private static final RuleBook BOOK = BuiltIn.load().withMode(Mode.ENFORCE);
  private static final RuleBook OTHER = BOOK.withMode(Mode.OBSERVE);

  private final History history =
      new History().device("d-1").device("d-2").device("d-1", History.theft());

  @Test
  void aDecisionThatCameOutOtherwiseIsNamed() {
    // Given
    List<Decided> records = records(BOOK);
    Decided last = records.removeLast();
    records.add(new Decided(last.subject(), last.signal(), "dec-0"));
    // When
    Verify.Report report = verify(records);
    // Then
    assertThat(report.same()).isFalse();
    assertThat(report.compared().different()).isEqualTo(1);
    assertThat(report.compared().again()).isNotEqualTo(report.compared().recorded());
    assertThat(report.compared().differences().getFirst())
        .contains("subject d-1")
        .contains(last.signal())
        .contains("otherwise");
  }

  @Test
  void aRecordThatIsMissingInTheMiddleIsNamed() {
    // Given
    List<Decided> records = records(BOOK);
    Decided gone = records.remove(2);
    // When
    Verify.Report report = verify(records);
    // Then
    assertThat(report.same()).isFalse();
    assertThat(report.compared().differences().getFirst())
        .contains(gone.signal())
        .contains("no record of its decision");
  }

  @Test
  void aRecordOfWhatIsNotInTheLogIsNamed() {
    // Given
    List<Decided> records = records(BOOK);
    records.add(3, new Decided("d-9", "sig-foreign", "dec-0"));
    // When, Then
    assertThat(verify(records).compared().differences())
        .anyMatch(d -> d.contains("sig-foreign") && d.contains("not in the log"));
  }

  @Test
  void withoutRecordsNothingIsProved() {
    assertThat(verify(List.of()).same()).isFalse();
  }

  @Test
  void otherRulesGiveAnotherAnswer() {
    assertThat(verify(records(OTHER)).same()).isFalse();
  }

  @Test
  void theNamedDifferencesAreBounded() {
    // Given
    for (int i = 0; i < 2 * Lockstep.MOST_NAMED; i++) {
      history.device("d-3", History.theft());
    }
    // When
    Verify.Report report = verify(records(OTHER));
    // Then
    assertThat(report.compared().differences()).hasSize(Lockstep.MOST_NAMED);
    assertThat(report.compared().different()).isGreaterThan(Lockstep.MOST_NAMED);
  }

  @Test
  void recordsMayBeginLaterAndEndEarlier() {
    // Given
    List<Decided> all = records(BOOK);
    // When
    Verify.Report report = verify(all.subList(1, all.size() - 1));
    // Then
    assertThat(report.same()).isTrue();
    assertThat(report.compared().older()).isEqualTo(1);
    assertThat(report.compared().newer()).isEqualTo(1);
  }

  @Test
  void theRulesChangeWhereTheLogSaysSo() {
    // Given
    List<Signal> log = new ArrayList<>();
    log.add(activated(OTHER));
    log.addAll(history.signals());
    log.add(activated(BOOK));
    history.device("d-2", History.theft());
    log.add(history.signals().getLast());
    List<Decided> records = records(OTHER, history.signals().subList(0, 5));
    // When
    Verify.Report report = new Verify(new ListLog(log, records), VerifyTest::book, "unused").run();
    // Then
    assertThat(report.compared().equal()).isEqualTo(5);
    assertThat(report.same()).isTrue();
  }

  @Test
  void theSameIsTheSame() {
    // When
    Verify.Report report = verify(records(BOOK));
    // Then
    assertThat(report.same()).isTrue();
    assertThat(report.compared().equal()).isEqualTo(5);
    assertThat(report.compared().again()).isEqualTo(report.compared().recorded());
    assertThat(report.subjects()).isEqualTo(2);
  }

  private Verify.Report verify(List<Decided> records) {
    ListLog log = new ListLog(history.signals(), records);
    return new Verify(log, digest -> BOOK, BOOK.digest()).run();
  }

  private List<Decided> records(RuleBook book) {
    return records(book, history.signals());
  }

  private static List<Decided> records(RuleBook book, List<Signal> signals) {
    Again live = new Again(digest -> book, book);
    List<Decided> records = new ArrayList<>();
    signals.forEach(s -> live.decide(s).ifPresent(records::add));
    return records;
  }

  private static Policy book(String digest) {
    return digest.equals(BOOK.digest()) ? BOOK : OTHER;
  }

  private static Signal activated(RuleBook book) {
    Instant at = History.START;
    Statement said = new Statement.PolicyActivated(book.digest());
    return Signal.derived(
        "act-" + book.digest(), "policies", at, SubjectKind.AUTHORITY, "policy-0", said);
  }
}
