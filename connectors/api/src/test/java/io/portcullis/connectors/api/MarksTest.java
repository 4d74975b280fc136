package io.portcullis.connectors.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.portcullis.model.Link;
import io.portcullis.model.Run;
import io.portcullis.model.Signal;
import io.portcullis.model.Statement.SequenceAdvanced;
import io.portcullis.model.SubjectKind;

import static org.assertj.core.api.Assertions.assertThat;

class MarksTest {
  private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
  private static final ParseContext CONTEXT = new ParseContext("hsm", NOW, "intake-1");
  private static final long WRAP = 1 << 16;

  @Test
  void aRecordThatCanNotBeReadIsNotMissing() {
    // Given
    RecordReader<String> reader =
        (item, place) -> {
          throw new BadRecord("no opcode");
        };
    // When
    Parsed parsed = reader.numbered(s -> Optional.of(mark("a", Long.parseLong(s)))).guarded("7", 0);
    // Then
    assertThat(parsed).isInstanceOf(Parsed.Broken.class);
    assertThat(parsed.mark()).contains(mark("a", 7));
  }

  @Test
  void aNumberThatIsNoneIsNone() {
    // Given
    RecordReader<String> reader =
        (item, place) -> new Parsed.Ignored(Parsed.IgnoreReason.HOUSEKEEPING);
    // When
    Parsed parsed = reader.numbered(s -> Optional.of(mark("a", Long.parseLong(s)))).guarded("x", 0);
    // Then
    assertThat(parsed.mark()).isEmpty();
  }

  @Test
  void aBodyIsOneSignalForEachSequenceAndEpoch() {
    // When
    List<Signal> signals =
        Marks.signals(
            List.of(
                mark("a", 3),
                mark("b", 1),
                mark("a", 1),
                mark("a", 2),
                mark("a", 5),
                mark("a", 5),
                mark("a", 1).in("2")),
            CONTEXT);
    // Then
    assertThat(signals).hasSize(3).allMatch(s -> s.kind() == SubjectKind.SOURCE);
    assertThat(said(signals.getFirst()).runs()).containsExactly(new Run(1, 3), new Run(5, 5));
    assertThat(signals).extracting(Signal::id).doesNotHaveDuplicates();
  }

  @Test
  void theTimeIsThatOfTheLatestRecord() {
    // Given
    Mark early = Mark.counted("a", "1", 2, NOW.minusSeconds(60));
    Mark late = Mark.counted("a", "1", 1, NOW.minusSeconds(50));
    // When
    List<Signal> signals = Marks.signals(List.of(late, early), CONTEXT);
    // Then
    assertThat(signals).singleElement().extracting(Signal::occurredAt).isEqualTo(late.at().get());
  }

  @Test
  void numbersThatComeRoundWithinABodyAreOneRun() {
    // Given
    Stream<Mark> marks =
        Stream.of(65_534L, 65_535L, 0L, 1L)
            .map(n -> Mark.round("a", n, WRAP).linked(Link.naming(n, "aa", "")));
    // When
    SequenceAdvanced said = said(Marks.signals(marks.toList(), CONTEXT).getFirst());
    // Then
    assertThat(said.runs()).containsExactly(new Run(65_534, 65_537));
    assertThat(said.links()).extracting(Link::number).contains(65_537L);
  }

  @Test
  void moreHolesThanOneStatementHoldsAreSeveral() {
    // Given
    int runs = SequenceAdvanced.MAX_RUNS + 1;
    List<Mark> marks = LongStream.range(0, runs).mapToObj(i -> mark("a", 2 * i)).toList();
    // When
    List<Signal> signals = Marks.signals(marks, CONTEXT);
    // Then
    assertThat(signals).hasSize(2);
    assertThat(said(signals.getLast()).runs()).containsExactly(new Run(128, 128));
  }

  @Test
  void ofMoreLinksThanAStatementHoldsTheSeamsAreKept() {
    // Given
    List<Mark> marks =
        LongStream.range(0, 100)
            .mapToObj(i -> mark("a", i).linked(Link.naming(i, "aa", "bb")))
            .toList();
    // When
    SequenceAdvanced said = said(Marks.signals(marks, CONTEXT).getFirst());
    // Then
    assertThat(said.links()).hasSize(SequenceAdvanced.MAX_LINKS);
    assertThat(said.links().getFirst().number()).isZero();
    assertThat(said.links().getLast().number()).isEqualTo(99);
  }

  @Test
  void nothingNumberedIsNothingSaid() {
    assertThat(Marks.signals(List.of(), CONTEXT)).isEmpty();
  }

  private static Mark mark(String sequence, long number) {
    return Mark.counted(sequence, "1", number, NOW);
  }

  private static SequenceAdvanced said(Signal signal) {
    return (SequenceAdvanced) signal.statement();
  }
}
