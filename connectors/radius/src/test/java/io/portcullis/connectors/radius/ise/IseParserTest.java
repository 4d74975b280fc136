package io.portcullis.connectors.radius.ise;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.portcullis.connectors.api.Assembly.Piece;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.testkit.ParserContract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class IseParserTest extends ParserContract {
  @Override
  protected Parser parser() {
    return new IseParser();
  }

  @Override
  protected List<String> corpus() {
    return List.of("cisco/ise");
  }

  @Test
  void holdsTheSegmentsOfAMessageUpToAHundred() {
    assertThat(parsed(100)).hasSize(1);
    assertThat(parsed(101)).hasSize(2);
  }

  @Test
  void aMessageOfOneSegmentAndWhatIsNoneWaitForNothing() {
    assertThat(piece("<181>Nov 26 10:00:00 ise1 CISE_Passed_Authentications 0000000901 1 0 x"))
        .isEmpty();
    assertThat(piece("<181>Nov 26 10:00:00 ise1 CISE_Passed_Authentications 0000000901 101 0 x"))
        .isEmpty();
    assertThat(piece("<181>Nov 26 10:00:00 ise1 CISE_Passed_Authentications 0000000901 2 2 x"))
        .isEmpty();
    assertThat(piece("UserName=ada, Note=0000000901 2 0 x")).isEmpty();
    assertThat(piece("")).isEmpty();
  }

  @Test
  void segmentsKnowEachOtherByNodeAndMessageWhateverTheirTimes() {
    Piece first =
        piece("<181>Nov 26 10:00:00 ise1 CISE_Passed_Authentications 0000000901 3 0 2026-11-26")
            .orElseThrow();
    Piece last =
        piece("<181>Nov 26 10:00:01 ise1 CISE_Passed_Authentications 0000000901 3 2 UserName=ada")
            .orElseThrow();
    Piece other =
        piece("<181>Nov 26 10:00:01 ise2 CISE_Passed_Authentications 0000000901 3 2 UserName=ada")
            .orElseThrow();
    assertThat(first.record()).isEqualTo(last.record()).isNotEqualTo(other.record());
    assertThat(List.of(first.number(), last.number(), last.total())).containsExactly(0, 2, 3);
  }

  private Optional<Piece> piece(String line) {
    return parser().assembly().piece(line.getBytes(UTF_8));
  }

  /** Two segments of a message that says it has so many. */
  private List<Parsed> parsed(int total) {
    String lines =
        """
        CISE_Failed_Attempts 0000000901 %1$d 0 FailureReason=15039 Rejected,
        CISE_Failed_Attempts 0000000901 %1$d 1 UserName=ada,
        """;
    return parser().parse(lines.formatted(total).getBytes(UTF_8), context());
  }
}
