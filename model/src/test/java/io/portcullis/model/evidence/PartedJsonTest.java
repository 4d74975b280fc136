package io.portcullis.model.evidence;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;

class PartedJsonTest {
  /** Names that make paths of persons, ways to them, and neither. */
  private static final List<String> NAMES =
      List.of(
          "user", "name", "source", "ip", "port", "source.ip", "event", "original", "host", "x");

  @Property(tries = 1_000)
  void thePartsAreThoseOfTheCutDocument(@ForAll("documents") Map<String, Object> document) {
    // When
    PartedJson json = PartedJson.of(document, "");
    // Then
    PersonalPaths.Split split = PersonalPaths.split(document);
    assertThat(text(json.whole())).isEqualTo(CanonicalJson.text(document));
    assertThat(text(json.publicPart())).isEqualTo(CanonicalJson.text(split.publicPart()));
    assertThat(text(json.personalPart())).isEqualTo(CanonicalJson.text(split.personalPart()));
  }

  @Property(tries = 200)
  void theFieldThatIsAskedForStandsLast(@ForAll("documents") Map<String, Object> document) {
    // Given
    Map<String, Object> with = new HashMap<>(document);
    with.put("a", Map.of("b", "c"));
    // When
    PartedJson json = PartedJson.of(with, "a");
    // Then
    assertThat(text(json.whole())).endsWith("\"a\":{\"b\":\"c\"}}");
    assertThat(text(json.publicPart())).isEqualTo(text(PartedJson.of(with, "").publicPart()));
  }

  @Provide
  Arbitrary<Map<String, Object>> documents() {
    return map(3);
  }

  private static Arbitrary<Map<String, Object>> map(int depth) {
    Arbitrary<Object> leaf =
        Arbitraries.of(
            "", "ada", "caf\u00e9 \ud83d\ude00", "a\"b\\\n{", 7L, true, List.of("x", 1L));
    Arbitrary<Object> value =
        depth == 0 ? leaf : Arbitraries.oneOf(leaf, map(depth - 1).map(m -> (Object) m));
    return Arbitraries.maps(Arbitraries.of(NAMES), value).ofMaxSize(5);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
