package io.portcullis.routes.intake;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.portcullis.connectors.api.Parser.Framing;
import io.portcullis.model.Ids;
import io.portcullis.routes.resolve.RawText;

import static org.assertj.core.api.Assertions.assertThat;

class RawTextsTest {
  /** What is not sure is left out: another record's words would be worse than none. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DOCUMENT | [{"a":1},{"a":2}]       | 3
          DOCUMENT | [{"a":1},2]             | 2
          DOCUMENT | {"a":[{},{}],"b":[1,2]} | 2
          DOCUMENT | [{"a":[{},{}]}]         | 2
          DOCUMENT | [{"a":1},{"a":2         | 2
          BODY     | [{"a":1},{"a":2}]       | 2
          DOCUMENT | {"a":1}~{"a":2}~{"a":3} | 2
          LINES    | one~two                 | 3
          BODY     | one~two                 | 2
          """)
  void wordsThatCanNotBeToldApartAreNotKept(Framing framing, String body, int records) {
    assertThat(of(framing, body, records)).hasSize(records).containsOnly(Optional.empty());
  }

  @Test
  void whatIsNoTextIsNotKept() {
    byte[] certificate = {0x30, (byte) 0x82, 1, (byte) 0xff};
    assertThat(RawTexts.of(certificate, Framing.BODY, 1)).containsExactly(Optional.empty());
  }

  @Test
  void aTextAtTheBoundIsWholeAndALongerOneIsCutAtACharacter() {
    String most = "x".repeat(RawTexts.MOST - 1) + "y";
    String more = "x".repeat(RawTexts.MOST - 1) + "é";
    // When
    RawText whole = of(Framing.BODY, most, 1).getFirst().orElseThrow();
    RawText cut = of(Framing.BODY, more, 1).getFirst().orElseThrow();
    // Then
    assertThat(whole).isEqualTo(new RawText(most, RawTexts.MOST, Ids.sha256(bytes(most)), false));
    assertThat(cut.text()).isEqualTo("x".repeat(RawTexts.MOST - 1));
    assertThat(cut.cut()).isTrue();
    assertThat(cut.bytes()).isEqualTo(RawTexts.MOST + 1);
    assertThat(cut.sha256()).isEqualTo(Ids.sha256(bytes(more)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          LINES    | one~two~             | 2 | one     | two
          LINES    | one~~two             | 2 | one     | two
          DOCUMENT | {"a":1}~{"a":2}      | 2 | {"a":1} | {"a":2}
          """)
  void aRecordOfALineHasItsLine(
      Framing framing, String body, int records, String first, String last) {
    List<Optional<RawText>> texts = of(framing, body, records);
    assertThat(texts).extracting(t -> t.orElseThrow().text()).containsExactly(first, last);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [{"a":1},{"a":[{}]}]                          | {"a":1}      | {"a":[{}]}
          [ {"a":1},~{"é": "]"} ]                       | {"a":1}      | {"é": "]"}
          {"m":{"n":[]},"value":[{"a":1},~ {"a":2~}]}   | {"a":1}      | {"a":2~}
          """)
  void aRecordOfAnArrayHasItsObject(String body, String first, String last) {
    List<Optional<RawText>> texts = of(Framing.DOCUMENT, body, 2);
    assertThat(texts)
        .extracting(t -> t.orElseThrow().text())
        .containsExactly(first, last.replace('~', '\n'));
  }

  @Test
  void aMarkOfByteOrderMovesNothing() {
    List<Optional<RawText>> texts = of(Framing.DOCUMENT, "\ufeff[{\"a\":1},{\"a\":2}]", 2);
    assertThat(texts)
        .extracting(t -> t.orElseThrow().text())
        .containsExactly("{\"a\":1}", "{\"a\":2}");
  }

  @Test
  void oneRecordHasTheWholeBody() {
    String pretty = "{\n \"value\": [\n {} ]\n}";
    assertThat(of(Framing.DOCUMENT, pretty, 1).getFirst().orElseThrow().text()).isEqualTo(pretty);
  }

  private static List<Optional<RawText>> of(Framing framing, String body, int records) {
    return RawTexts.of(bytes(body.replace('~', '\n')), framing, records);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
