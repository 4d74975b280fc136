package io.portcullis.model.evidence;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CanonicalJsonTest {
  @Test
  void aFractionIsRefused() {
    assertThatThrownBy(() -> CanonicalJson.bytes(Map.of("a", 1.5)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("java.lang.Double");
  }

  @Test
  void anIntegerBeyondTheBoundIsRefused() {
    assertThatThrownBy(() -> CanonicalJson.bytes(Map.of("a", (1L << 53) + 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("9007199254740993");
  }

  @Test
  void halfASurrogatePairIsRefused() {
    assertThatThrownBy(() -> CanonicalJson.bytes(Map.of("a", "x\ud800")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("character 1");
  }

  @Test
  void nestingHasABound() {
    // Given
    Map<String, Object> deep = Map.of();
    for (int i = 0; i < 101; i++) {
      deep = Map.of("a", deep);
    }
    Map<String, Object> tooDeep = deep;
    // When, Then
    assertThatThrownBy(() -> CanonicalJson.bytes(tooDeep))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("deeper than 100");
  }

  /** RFC 8785 section 3.2.2. */
  @Test
  void stringsAndLiteralsAreWrittenAsInTheRfc() {
    // Given
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("string", "\u20ac$\u000F\nA'\u0042\"\\\\\"/");
    document.put("literals", Arrays.asList(null, true, false));
    // When
    String text = text(document);
    // Then
    assertThat(text)
        .isEqualTo(
            "{\"literals\":[null,true,false],\"string\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
  }

  /** RFC 8785 section 3.2.3: by UTF-16 code units, so the emoji stands before U+FB33. */
  @Test
  void keysAreSortedAsInTheRfc() {
    // Given
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("\u20ac", "Euro Sign");
    document.put("\r", "Carriage Return");
    document.put("\ufb33", "Hebrew Letter Dalet With Dagesh");
    document.put("1", "One");
    document.put("\ud83d\ude00", "Emoji: Grinning Face");
    document.put("\u0080", "Control");
    document.put("\u00f6", "Latin Small Letter O With Diaeresis");
    // When
    String text = text(document);
    // Then
    assertThat(text)
        .isEqualTo(
            "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\",\"\u20ac\":\"Euro Sign\","
                + "\"\ud83d\ude00\":\"Emoji: Grinning Face\","
                + "\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
  }

  @Test
  void controlCharactersAndIntegersHaveOneSpelling() {
    // Given
    Map<String, Object> document =
        Map.of("a", "\b\t\f\r\u0000\u001f\u007f", "b", List.of(0, -7L, 1L << 53));
    // When
    String text = text(document);
    // Then
    assertThat(text)
        .isEqualTo("{\"a\":\"\\b\\t\\f\\r\\u0000\\u001f\u007f\",\"b\":[0,-7,9007199254740992]}");
  }

  private static String text(Map<String, Object> document) {
    return new String(CanonicalJson.bytes(document), StandardCharsets.UTF_8);
  }
}
