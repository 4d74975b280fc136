package io.portcullis.replay.drill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.portcullis.replay.ReplayException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DrillFileTest {
  private static final String SAY = "say: {kind: hsm-health-changed, condition: TAMPER, detail: x}";
  private static final String STEP = "steps: [{source: s, about: {kind: authority}, " + SAY + "}]";

  @TempDir private Path folder;

  static Stream<Arguments> bad() {
    return Stream.of(
        Arguments.of("name: Big\ntitle: t\n" + STEP, "name: must be in kebab case"),
        Arguments.of("name: a\n" + STEP, "title: is missing"),
        Arguments.of("name: a\ntitle: t\n", "steps: must be 1 to"),
        Arguments.of("name: a\ntitle: t\nfor: 60d\n" + STEP, "for: must be above 0"),
        Arguments.of("name: a\ntitle: t\nfor: soon\n" + STEP, "for: must be a span of time"),
        Arguments.of("name: a\ntitle: t\ncolour: red\n" + STEP, "colour: unknown"),
        Arguments.of(
            "name: a\ntitle: t\n" + STEP.replace("source: s, ", ""), "steps[0].source: is missing"),
        Arguments.of(
            "name: a\ntitle: t\n" + STEP.replace("authority", "robot"),
            "steps[0].about.kind: must be one of"),
        Arguments.of(
            "name: a\ntitle: t\n" + STEP.replace("authority}", "authority, most: 0}"),
            "about.most: must be 1"),
        Arguments.of(
            "name: a\ntitle: t\n" + STEP.replace("condition: TAMPER, ", ""),
            "say.condition: is missing"),
        Arguments.of(
            "name: a\ntitle: t\n" + STEP.replace("detail: x", "detail: x, who: me"),
            "say: is no statement"),
        Arguments.of(
            "name: a\ntitle: t\n" + STEP.replace(SAY, "say: {kind: policy-activated, digest: x}"),
            "the hub says that itself"),
        Arguments.of("name: [", "is not YAML"));
  }

  @ParameterizedTest
  @MethodSource("bad")
  void whatIsWrongIsNamedWithItsPlace(String yaml, String problem) throws IOException {
    // Given
    Path file = Files.writeString(folder.resolve("drill.yaml"), yaml);
    // When, Then
    assertThatThrownBy(() -> DrillFile.read(file))
        .isInstanceOf(ReplayException.class)
        .hasMessageContaining("drill.yaml")
        .hasMessageContaining(problem);
  }

  @Test
  void theDrillsThatAreShippedCanBeRead() throws IOException {
    // Given
    Path drills = Path.of(System.getProperty("portcullis.home"), "docs/drills");
    // When
    try (Stream<Path> files = Files.list(drills)) {
      List<String> names = files.map(f -> DrillFile.read(f).name()).sorted().toList();
      // Then
      assertThat(names).containsExactly("ca-key-compromised", "hsm-lost", "poisoned-feed");
    }
  }
}
