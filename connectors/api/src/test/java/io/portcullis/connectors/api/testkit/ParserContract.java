package io.portcullis.connectors.api.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.Parsers;
import io.portcullis.connectors.api.testkit.Vectors.Vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

/** The tests that every parser passes: its vectors, and an answer to whatever bytes come. */
public abstract class ParserContract {
  /** When all vectors were received; their own times lie before it. */
  protected static final Instant RECEIVED = Instant.parse("2026-06-01T12:00:00Z");

  private static final int ANY_BYTES = 300;
  private static final int MAX_NOISE = 300;
  private static final int MUTATIONS = 400;

  protected abstract Parser parser();

  protected ParseContext context() {
    return new ParseContext("lab-" + parser().type(), RECEIVED, "intake-1");
  }

  @TestFactory
  Stream<DynamicTest> vectors() {
    return Vectors.of(parser()).stream().map(v -> dynamicTest(v.name(), () -> holds(v)));
  }

  private void holds(Vector vector) throws IOException {
    // Given
    byte[] body = vector.body();
    // When
    List<Parsed> parsed = parser().parse(body, context());
    // Then
    writeWhenAsked(vector, parsed);
    assertThat(Rendered.of(parsed)).isEqualTo(Json.MAPPER.readTree(vector.expected().toFile()));
    boolean broken = parsed.stream().anyMatch(Parsed.Broken.class::isInstance);
    assertThat(broken).as("only a bad vector holds an error").isEqualTo(bad(vector));
  }

  /** With -Dvectors.write=true missing answers are written, for a person to check. */
  private static void writeWhenAsked(Vector vector, List<Parsed> parsed) throws IOException {
    if (Boolean.getBoolean("vectors.write") && !Files.exists(vector.expected())) {
      Files.writeString(vector.expected(), Rendered.pretty(Rendered.of(parsed)));
    }
  }

  private static boolean bad(Vector vector) {
    return vector.name().startsWith("bad-");
  }

  @Test
  void hasGoodAndBadVectors() {
    // When
    List<Vector> vectors = Vectors.of(parser());
    // Then
    assertThat(vectors).anyMatch(ParserContract::bad).anyMatch(v -> v.name().startsWith("good-"));
  }

  @Test
  void isFoundByItsType() {
    // When
    Parser found = Parsers.byType(parser().type()).orElseThrow();
    // Then
    assertThat(found).isInstanceOf(parser().getClass());
  }

  @Test
  void saysTheSameOfTheSameBodyAgain() {
    // Given
    Vector vector =
        Vectors.of(parser()).stream()
            .filter(v -> v.name().startsWith("good-"))
            .findFirst()
            .orElseThrow();
    // When
    List<Parsed> again = parser().parse(vector.body(), context());
    // Then
    assertThat(again).isEqualTo(parser().parse(vector.body(), context()));
  }

  /** Seeds, not properties: both kinds of test in one class would share one report. */
  @Test
  void answersAnyBytes() {
    for (long seed = 0; seed < ANY_BYTES; seed++) {
      Random random = new Random(seed);
      byte[] body = new byte[random.nextInt(MAX_NOISE)];
      random.nextBytes(body);
      assertAnswered(body, seed);
    }
  }

  @Test
  void answersMutatedVectors() {
    List<Vector> vectors = Vectors.of(parser());
    for (long seed = 0; seed < MUTATIONS; seed++) {
      Random random = new Random(seed);
      byte[] body = vectors.get(random.nextInt(vectors.size())).body();
      assertAnswered(Mutation.of(body, random), seed);
    }
  }

  /** Without throwing, with at least one answer, and with none that was not foreseen. */
  private void assertAnswered(byte[] body, long seed) {
    List<Parsed> parsed = parser().parse(body, context());
    assertThat(parsed).as("seed %d", seed).isNotEmpty();
    for (Parsed each : parsed) {
      switch (each) {
        case Parsed.Broken broken -> {
          assertThat(broken.reason())
              .as("seed %d", seed)
              .isNotBlank()
              .doesNotStartWith("unforeseen");
          assertThat(broken.offset()).isBetween(0L, Math.max(1L, body.length) + 10_000);
        }
        case Parsed.Understood understood -> assertThat(understood.signals()).isNotEmpty();
        case Parsed.Ignored ignored -> assertThat(ignored.reason()).isNotNull();
      }
    }
  }

  /** Folders of a corpus of vendors' records, tried only where that corpus is at hand. */
  protected List<String> corpus() {
    return List.of();
  }

  /** How many bodies of that corpus are rightly refused: cut up, or made unreadable by hand. */
  protected int unsound() {
    return 0;
  }

  @Test
  void readsTheCorpusWhereItIs() {
    // Given
    Path root = Path.of(System.getProperty("portcullis.corpus", ""));
    List<byte[]> records = corpus().stream().map(root::resolve).flatMap(Corpus::records).toList();
    // When
    List<String> errors =
        records.stream()
            .flatMap(body -> parser().parse(body, context()).stream())
            .filter(Parsed.Broken.class::isInstance)
            .map(Object::toString)
            .toList();
    // Then
    assertThat(errors).hasSizeLessThanOrEqualTo(unsound());
  }
}
