package io.portcullis.evidence.verify;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.evidence.Dataset;

import static org.assertj.core.api.Assertions.assertThat;

/** What sources and the intake count themselves, against what was sealed. */
class SourceCountsTest {
  @TempDir private Path temp;

  @Test
  void anHourOfASourceThatNeverCameIsNamed() throws Exception {
    // Given
    Trail trail = new Trail();
    trail
        .record("c0", Dataset.SIGNALS, numbers(1, 50))
        .record("c0", Dataset.SIGNALS, numbers(80, 90));
    trail.checkpoint();
    // When
    Report report = Forgery.verify(trail.write(temp.resolve("export")), trail);
    // Then
    assertThat(report.problems())
        .singleElement()
        .matches(p -> p.kind() == ProblemKind.SOURCE && p.text().contains("51-79"));
    assertThat(report.holdsWithoutSources()).isTrue();
  }

  @Test
  void anIntakeThatGrewWhileNothingWasSealedIsNamed() throws Exception {
    // Given
    Trail trail = new Trail();
    trail.record("c0", Dataset.SIGNALS).counter("intake/0", 10).checkpoint();
    trail.counter("intake/0", 20).checkpoint();
    trail.at(Trail.T0.plus(Duration.ofHours(2))).counter("intake/0", 30).checkpoint();
    trail.counter("intake/0", 5).checkpoint();
    // When
    Report report = Forgery.verify(trail.write(temp.resolve("export")), trail);
    // Then
    assertThat(report.problems().stream().map(Problem::place))
        .containsExactly("intake", "intake/0");
  }

  private static Map<String, Object> numbers(int from, int to) {
    Map<String, Object> statement =
        new LinkedHashMap<>(Map.of("kind", "sequence-advanced", "sequence", "hsm-1"));
    statement.put("epoch", "");
    statement.put("wrap", 0);
    statement.put("runs", List.of(Map.of("from", from, "to", to)));
    Map<String, Object> signal =
        Map.of("source", "hsm", "kind", "sequence-advanced", "statement", Json.text(statement));
    return Map.of("portcullis", Map.of("signal", signal));
  }
}
