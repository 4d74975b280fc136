package io.portcullis.routes;

import java.time.Instant;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.Parsers;

import static org.assertj.core.api.Assertions.assertThat;

class AllParsersPropertyTest {
  private static final Instant RECEIVED = Instant.parse("2026-06-01T12:00:00Z");

  @Property(tries = 2_000)
  void anyBytesAreAnswered(@ForAll("parsers") Parser parser, @ForAll("bodies") byte[] body) {
    // When
    List<Parsed> parsed = parser.parse(body, new ParseContext("any", RECEIVED, "intake-1"));
    // Then
    assertThat(parsed).isNotEmpty();
    assertThat(parsed)
        .noneMatch(p -> p instanceof Parsed.Broken b && b.reason().startsWith("unforeseen"));
  }

  @Provide
  Arbitrary<Parser> parsers() {
    return Arbitraries.of(Parsers.all());
  }

  @Provide
  Arbitrary<byte[]> bodies() {
    Arbitrary<byte[]> noise = Arbitraries.bytes().array(byte[].class).ofMaxSize(200);
    Arbitrary<byte[]> text =
        Arbitraries.strings()
            .withChars("{}[]\":,.<>= \n\\u0019aeT-")
            .ofMaxLength(120)
            .map(t -> t.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    return Arbitraries.oneOf(noise, text);
  }
}
