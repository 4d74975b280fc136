package io.portcullis.dashboards.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RuleSpecsTest {
  private static final String SOUND =
      """
      title: A key left
      kind: detection
      severity: high
      says: A key was exported.
      findings: [keys/exported]
      every: 5m
      back: 65m
      attack: [TA0006/T1552.004]
      runbook: runbooks.md
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          kind: detection; kind: panel; panel
          severity: high; severity: huge; huge
          severity: high; severity: high\\ncolour: red; colour
          title: A key left; title: ''; title
          every: 5m; every: 5 minutes; a time is written
          back: 65m; back: 5m; documents between two looks are missed
          findings: [keys/exported]; findings: []; findings or query
          says: A key was exported.; says: ''; says
          runbook: runbooks.md; runbook: ''; runbook
          findings: [keys/exported]; query: 'a: b'; language
          kind: detection; kind: alert; of a detection only
          attack: [TA0006/T1552.004]; attack: []; attack: a detection has its place in ATT&CK
          attack: [TA0006/T1552.004]; index: [logs-portcullis.audit-*]; index
          """)
  void aFileThatIsNotSoundIsNamedWithTheReason(String line, String instead, String why)
      throws IOException {
    // Given
    Files.writeString(
        folder.resolve("a-key-left.yaml"), SOUND.replace(line, instead.translateEscapes()));
    // When, Then
    assertThatThrownBy(() -> RuleSpecs.in(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a-key-left.yaml")
        .hasMessageContaining(why);
  }

  @Test
  void twoRulesOfOneTitleAreRefused() throws IOException {
    // Given
    Files.writeString(folder.resolve("one.yaml"), SOUND);
    Files.writeString(folder.resolve("two.yaml"), SOUND);
    // When, Then
    assertThatThrownBy(() -> RuleSpecs.in(folder)).hasMessageContaining("two.yaml: title");
  }

  @Test
  void moreThanTwoHundredAreRefused() throws IOException {
    // Given
    for (int i = 0; i <= 200; i++) {
      Files.writeString(folder.resolve("rule-" + i + ".yaml"), SOUND);
    }
    // When, Then
    assertThatThrownBy(() -> RuleSpecs.in(folder)).hasMessageContaining("more than 200");
  }

  @Test
  void aTechniqueThatIsNotListedIsRefused() throws IOException {
    // Given
    Files.writeString(folder.resolve("one.yaml"), SOUND.replace("T1552.004", "T9999"));
    List<RuleSpec> specs = RuleSpecs.in(folder);
    // When, Then
    assertThatThrownBy(() -> KibanaRules.detections(specs))
        .hasMessage("one: attack: T9999 is not in attack.json");
  }

  @Test
  void aSoundFileIsRead() throws IOException {
    // Given
    Files.writeString(folder.resolve("a-key-left.yaml"), SOUND);
    // When
    RuleSpec spec = RuleSpecs.in(folder).getFirst();
    // Then
    assertThat(spec.id()).isEqualTo("a-key-left");
    assertThat(spec.every()).isEqualTo(Duration.ofMinutes(5));
    assertThat(Queries.of(spec)).isEqualTo("portcullis.opened.rule: \"keys/exported\"");
  }
}
