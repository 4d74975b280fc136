package io.portcullis.connectors.api;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DocTest {
  private static Doc doc(String json) throws IOException {
    return Doc.of(Json.VENDOR.readTree(json));
  }

  @Test
  void aMissingFieldIsNamedByItsPath() throws IOException {
    // Given
    Doc doc = doc("{\"a\":{\"b\":\" \"}}");
    // When, then
    assertThatThrownBy(() -> doc.at("a").need("b")).hasMessage("a.b: missing");
  }

  @Test
  void aWrongTypeIsNamedWithWhatWasFound() throws IOException {
    // Given
    Doc doc = doc("{\"a\":[{\"b\":{}}],\"c\":1}");
    // When, then
    assertThatThrownBy(() -> doc.list("a").get(0).text("b"))
        .hasMessage("a[0].b: expected a text, found an object");
    assertThatThrownBy(() -> doc.list("c")).hasMessage("c: expected an array, found a number");
    assertThatThrownBy(() -> doc.object("c")).hasMessage("c: expected an object, found a number");
  }

  @Test
  void aTextHasALimit() throws IOException {
    // Given
    Doc doc = doc("{\"a\":\"" + "x".repeat(16_385) + "\",\"b\":\"" + "x".repeat(16_384) + "\"}");
    // When, then
    assertThatThrownBy(() -> doc.text("a")).hasMessage("a: longer than 16384 characters");
    assertThat(doc.text("b")).hasSize(16_384);
  }

  @Test
  void aNumberThatIsNoneIsNamed() throws IOException {
    // Given
    Doc doc = doc("{\"a\":\"many\"}");
    // When, then
    assertThatThrownBy(() -> doc.number("a")).hasMessage("a: expected a number");
  }

  @Test
  void flatAndNestedSpellingsAndOtherCasesAreFound() throws IOException {
    // Given
    Doc doc = doc("{\"log.logger\":\"x\",\"Outer\":{\"INNER\":7},\"none\":null}");
    // When, then
    assertThat(doc.text("log.logger")).isEqualTo("x");
    assertThat(doc.text("outer.inner")).isEqualTo("7");
    assertThat(doc.first("none", "absent", "outer.inner")).isEqualTo("7");
    assertThat(doc.has("none")).isFalse();
  }

  @Test
  void aDocumentInATextIsReadAndOtherTextIsNone() throws IOException {
    // Given
    Doc doc = doc("{\"a\":\"{\\\"b\\\":[1]}\",\"c\":\"no JSON\",\"d\":{\"b\":2},\"e\":\"7\"}");
    // When, then
    assertThat(doc.embedded("a").list("b").get(0).value()).isEqualTo("1");
    assertThat(doc.embedded("d").text("b")).isEqualTo("2");
    assertThat(doc.embedded("c").present()).isFalse();
    assertThat(doc.embedded("e").present()).isFalse();
    assertThat(doc.embedded("absent").present()).isFalse();
  }

  @Test
  void anErrorInsideADocumentInATextNamesBothPlaces() throws IOException {
    // Given
    Doc doc = doc("{\"a\":\"{\\\"b\\\":1}\"}");
    // When, then
    assertThatThrownBy(() -> doc.embedded("a").need("x")).hasMessage("a.x: missing");
  }

  @Test
  void aNumberIsReadInPlainDigits() throws IOException {
    // Given
    Doc doc = doc("{\"a\":1780129800.25,\"b\":7,\"c\":0.5,\"d\":1e400}");
    // When, then
    assertThat(doc.text("a")).isEqualTo("1780129800.25");
    assertThat(doc.at("a").value()).isEqualTo("1780129800.25");
    assertThat(doc.text("b")).isEqualTo("7");
    assertThat(doc.text("c")).isEqualTo("0.5");
    assertThat(doc.text("d")).isEqualTo("Infinity");
  }

  @Test
  void anObjectIsGivenWithTheTypesOfItsValues() throws IOException {
    // Given
    Doc doc = doc("{\"a\":{\"n\":1,\"l\":[true]},\"b\":7}");
    // When, then
    assertThat(doc.at("a").map()).isEqualTo(Map.of("n", 1, "l", List.of(true)));
    assertThat(doc.at("b").map()).isEmpty();
  }
}
