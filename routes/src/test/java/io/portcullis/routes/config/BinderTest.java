package io.portcullis.routes.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class BinderTest {
  /** Every kind of component that the binder knows. */
  record Everything(
      @Default("5") int number,
      @Default("0.5") double share,
      @Default("false") boolean flag,
      @Default("10s") Duration span,
      @Default("1KiB") DataSize size,
      @Default("text") String text,
      @Default("round") Shape shape,
      Optional<URI> link,
      Optional<Path> file,
      List<Inner> inner,
      Map<String, Shape> shapes,
      @Default("plain") Way way,
      Optional<SecretRef> key) {
    Everything {
      new Checks().that(number < 100, "number", "must be below 100, is " + number).end();
    }
  }

  record Inner(String name, int port) {
    Inner {
      new Checks().name(name, "name").port(port, "port").end();
    }
  }

  sealed interface Way {
    record Plain() implements Way {}

    record ByKey(SecretRef key, @Default("X-Key") String header) implements Way {}
  }

  enum Shape {
    ROUND,
    VERY_SQUARE
  }

  private final Binder binder = new Binder(Path.of("/base"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          number: many                     | number: must be a whole number
          number: [1]                      | number: must be a single value, is a list
          number: 100                      | number: must be below 100, is 100
          share: x                         | share: must be a number
          flag: yes please                 | flag: must be true or false
          span: 10                         | span: must be a span of time such as 500ms, 30s, 10m, 24h or 7d
          size: 1MB                        | size: must be a size such as 512B, 64KiB or 1MiB
          text: 7                          | text: must be text; put it in quotes
          shape: very-sqare                | shape: is "very-sqare"; did you mean "very-square"?
          shape: triangle                  | shape: is "triangle"; known: round, very-square
          nmuber: 1                        | nmuber: unknown key; did you mean "number"?
          inner: {}                        | inner: must be a list, is a map
          inner: [7]                       | inner[0]: must be a map, is a single value
          inner: [{port: 1}]               | inner[0].name: is missing
          inner: [{name: a, port: 70000}]  | inner[0].port: must be 0 to 65535, is 70000
          shapes: []                       | shapes: must be a map, is a list
          shapes: {a: rond}                | shapes.a: is "rond"; did you mean "round"?
          way: [plain]                     | way: must be one of plain, by-key
          way: plane                       | way.plane: is unknown; did you mean "plain"?
          way: by-key                      | way.by-key.key: is missing
          way: {by-key: {kee: 'env:A'}}    | way.by-key.kee: unknown key; did you mean "key"?
          """)
  void aMistakeIsNamedWithItsPath(String yaml, String problem) throws Exception {
    // When
    binder.bind(new YAMLMapper().readTree(yaml), Everything.class);
    // Then
    assertThat(binder.problems()).extracting(ConfigProblem::toString).contains(problem);
  }

  @Test
  void allMistakesAreFoundAtOnceAlsoThoseOfTheRecordsAround() throws Exception {
    // Given
    String yaml =
        """
        number: 100
        spann: 1s
        inner:
          - {name: Bad Name, port: -1}
          - {name: good, port: x}
        way: nowhere
        """;
    // When
    binder.bind(new YAMLMapper().readTree(yaml), Everything.class);
    // Then
    assertThat(binder.problems())
        .extracting(ConfigProblem::path)
        .containsExactlyInAnyOrder(
            "number", "spann", "inner[0].name", "inner[0].port", "inner[1].port", "way.nowhere");
  }

  @Test
  void whatIsNotNamedHasItsDefault() throws Exception {
    // When
    Everything bound = binder.bind(new YAMLMapper().readTree("{}"), Everything.class).orElseThrow();
    // Then
    assertThat(bound)
        .isEqualTo(
            new Everything(
                5,
                0.5,
                false,
                Duration.ofSeconds(10),
                new DataSize(1024),
                "text",
                Shape.ROUND,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Map.of(),
                new Way.Plain(),
                Optional.empty()));
  }

  @Test
  void everyKindOfValueIsBound() throws Exception {
    // Given
    String yaml =
        """
        number: 7
        share: 0.25
        flag: true
        span: 500ms
        size: 2MiB
        text: "7"
        shape: very-square
        link: https://example.net/x
        file: sub/file
        inner: [{name: a, port: 0}]
        shapes: {one: round}
        way: {by-key: {key: "file:k"}}
        key: env:A_B
        """;
    // When
    Everything bound = binder.bind(new YAMLMapper().readTree(yaml), Everything.class).orElseThrow();
    // Then
    assertThat(bound)
        .isEqualTo(
            new Everything(
                7,
                0.25,
                true,
                Duration.ofMillis(500),
                new DataSize(2 << 20),
                "7",
                Shape.VERY_SQUARE,
                Optional.of(URI.create("https://example.net/x")),
                Optional.of(Path.of("/base/sub/file")),
                List.of(new Inner("a", 0)),
                Map.of("one", Shape.ROUND),
                new Way.ByKey(new SecretRef(SecretRef.Place.FILE, "/base/k"), "X-Key"),
                Optional.of(new SecretRef(SecretRef.Place.ENV, "A_B"))));
    assertThat(binder.secrets()).containsOnlyKeys("way.by-key.key", "key");
  }
}
