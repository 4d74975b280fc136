package io.portcullis.connectors.radius.ise;

import java.util.List;

import org.junit.jupiter.api.Test;

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
