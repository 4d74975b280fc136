package io.portcullis.connectors.api;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SyslogNumberTest {
  private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<34>1 2026-03-02T07:59:58Z ca-1 ejbca - - - text [meta sequenceId=\"7\"]",
        "<34>1 2026-03-02T07:59:58Z ca-1 ejbca - - [meta sequenceId=\"x\"] text",
        "<34>1 2026-03-02T07:59:58Z ca-1 ejbca - - [other sequenceId=\"7\"] text",
        "<34>Mar  2 07:59:58 ca-1 ejbca: [meta sequenceId=\"7\"] text"
      })
  void aLineWithoutANumberHasNone(String line) {
    assertThat(number(line)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<34>1 2026-03-02T07:59:58Z ca-1 ejbca - - [meta sequenceId=\"7\"] text",
        "<34>1 2026-03-02T07:59:58Z ca-1 ejbca 9 m [a@1 b=\"c\"][meta ip=\"x\" sequenceId=\"7\" l=\"en\"]",
      })
  void theNumberIsTheSenders(String line) {
    // When
    Optional<Mark> mark = number(line);
    // Then
    Instant at = Instant.parse("2026-03-02T07:59:58Z");
    assertThat(mark).contains(Mark.counted("syslog:ca-1", "", 7, at).from(1));
  }

  @Test
  void aTimeThatIsNoneIsThatOfTheReceipt() {
    // When
    Optional<Mark> mark = number("<34>1 - ca-1 ejbca - - [meta sequenceId=\"7\"] text");
    // Then
    assertThat(mark.flatMap(Mark::at)).contains(NOW);
  }

  private static Optional<Mark> number(String line) {
    return SyslogNumber.of(line.getBytes(StandardCharsets.UTF_8), NOW);
  }
}
