package io.portcullis.connectors.api;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class JsonBodyTest {
  private static final Parsed SEEN = new Parsed.Ignored(Parsed.IgnoreReason.READ_ONLY);

  private static List<Parsed> parse(String body) {
    return JsonBody.parse(
        body.getBytes(StandardCharsets.UTF_8), List.of("records"), (doc, place) -> SEEN);
  }

  @Test
  void oneRecordTooManyRefusesTheBody() {
    // Given
    String body = "[" + "{},".repeat(JsonBody.MAX_RECORDS) + "{}]";
    // When
    List<Parsed> parsed = parse(body);
    // Then
    assertThat(parsed).containsExactly(new Parsed.Broken("more than 10000 records in one body", 0));
  }

  @Test
  void oneLineTooManyRefusesTheBody() {
    // Given
    String body = "{}\n".repeat(JsonBody.MAX_RECORDS + 1);
    // When
    List<Parsed> parsed = parse(body);
    // Then
    assertThat(parsed).containsExactly(new Parsed.Broken("more than 10000 records in one body", 0));
  }

  @Test
  void asManyRecordsAsAllowedAreAllRead() {
    // Given
    String body = "{\"records\":[" + "{},".repeat(JsonBody.MAX_RECORDS - 1) + "{}]}";
    // When
    List<Parsed> parsed = parse(body);
    // Then
    assertThat(parsed).hasSize(JsonBody.MAX_RECORDS).containsOnly(SEEN);
  }

  @Test
  void anUnforeseenExceptionCostsOneRecordAndQuotesNothing() {
    // Given
    byte[] body = "[{\"pin\":\"4711\"},{}]".getBytes(StandardCharsets.UTF_8);
    RecordReader<Doc> reader =
        (doc, place) -> {
          if (doc.has("pin")) {
            throw new IllegalStateException(doc.text("pin"));
          }
          return SEEN;
        };
    // When
    List<Parsed> parsed = JsonBody.parse(body, List.of(), reader);
    // Then
    assertThat(parsed)
        .containsExactly(new Parsed.Broken("unforeseen IllegalStateException", 0), SEEN);
  }

  @Test
  void aBrokenLineLeavesItsNeighboursAlone() {
    // Given
    String body = "{\"a\":1}\n{\"b\":\n\n{\"c\":3}\n";
    // When
    List<Parsed> parsed = parse(body);
    // Then
    assertThat(parsed)
        .containsExactly(SEEN, new Parsed.Broken("malformed JSON: it ends too early", 13), SEEN);
  }

  @Test
  void whatFollowsTheDocumentIsNamedWithItsPlace() {
    // Given
    String body = "[{}] [";
    // When
    List<Parsed> parsed = parse(body);
    // Then
    assertThat(parsed)
        .singleElement()
        .isInstanceOfSatisfying(
            Parsed.Broken.class,
            broken -> assertThat(broken.reason()).startsWith("malformed JSON"));
  }

  @Test
  void aPrettyPrintedDocumentIsOneRecord() {
    // Given
    String body = "\uFEFF{\n  \"a\": {\n    \"b\": 1\n  }\n}\n";
    // When
    List<Parsed> parsed = parse(body);
    // Then
    assertThat(parsed).containsExactly(SEEN);
  }

  @Test
  void placesOfRecordsInSeveralDocumentsDiffer() {
    // Given
    byte[] body = "[{},{}]\n".getBytes(StandardCharsets.UTF_8);
    // When
    List<Parsed> parsed =
        JsonBody.parse(body, List.of(), (doc, place) -> new Parsed.Broken("x", place));
    // Then
    assertThat(parsed).containsExactly(new Parsed.Broken("x", 0), new Parsed.Broken("x", 1));
  }
}
