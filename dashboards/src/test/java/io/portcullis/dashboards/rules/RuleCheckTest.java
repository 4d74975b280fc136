package io.portcullis.dashboards.rules;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Each flaw is put into a file that was sound. */
class RuleCheckTest {
  private static final Path SPECS = CommittedRulesTest.SPECS;

  private static String alerts;
  private static String detections;

  @BeforeAll
  static void make() throws IOException {
    List<RuleSpec> specs = RuleSpecs.in(SPECS);
    alerts = KibanaRules.alerts(specs);
    detections = KibanaRules.detections(specs);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      textBlock =
          """
          "id":; "ids":; id
          ".es-query"; ".es-queri"; rule_type_id
          "stackAlerts"; "siem"; consumer
          "interval":"5m"; "interval":"often"; schedule.interval
          "enabled":false; "enabled":"no"; enabled
          "threshold":[0]; "threshold":[5]; params.threshold
          "thresholdComparator":">"; "thresholdComparator":"<"; params.thresholdComparator
          "timeField":"@timestamp"; "timefield":"@timestamp"; params.timefield: unknown
          "groupBy":"row"; "groupBy":"top"; params.groupBy
          "actions":[]; "actions":[{}]; actions
          FROM logs-portcullis.; FROM logs-; query
          | STATS ; | KEEP ; METADATA
          | LIMIT ; | SORT ; LIMIT
          """)
  void aFlawOfAnAlertIsNamed(String part, String instead, String field) {
    // When
    List<String> problems = RuleCheck.alerts(alerts.replace(part, instead));
    // Then
    assertThat(problems).anyMatch(p -> p.startsWith("line ") && p.contains(field));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      textBlock =
          """
          "rule_id":"; "rule_id":"x; rule_id
          "type":"query"; "type":"eql"; type
          "language":"kuery"; "language":"lucene"; language
          "severity":"high"; "severity":"grave"; severity
          "risk_score":99; "risk_score":98; risk_score
          "from":"now-65m"; "from":"now-5m"; from: less than a minute
          "to":"now"; "to":"never"; to
          "max_signals":100; "max_signals":0; max_signals
          "author":["Portcullis"]; "author":[]; author
          "threat":; "threats":; threats: unknown
          "id":"TA0006"; "id":"TA06"; threat
          techniques/T1552/; techniques/T1553/; threat
          "framework":"MITRE ATT&CK"; "framework":"mine"; threat.framework
          "index":; "indices":; index: missing
          portcullis.opened.rule: \\"keys/exported\\"; portcullis.opened.rule: (\\"keys/exported\\"); brackets
          """)
  void aFlawOfADetectionIsNamed(String part, String instead, String field) {
    // When
    List<String> problems = RuleCheck.detections(detections.replace(part, instead));
    // Then
    assertThat(problems).anyMatch(p -> p.startsWith("line ") && p.contains(field));
  }

  @Test
  void twoOfOneIdAreNamed() {
    assertThat(RuleCheck.detections(detections + detections))
        .anyMatch(p -> p.endsWith("rule_id: twice"))
        .anyMatch(p -> p.endsWith("name: twice"));
  }

  @Test
  void whatIsNoJsonAndALineWithoutAnEndAreNamed() {
    assertThat(RuleCheck.alerts("{\"id\":")).anyMatch(p -> p.contains("no JSON"));
    assertThat(RuleCheck.alerts(alerts.stripTrailing()))
        .containsExactly("the last line does not end");
  }

  @Test
  void aLineTooManyIsNamed() {
    assertThat(RuleCheck.alerts("{}\n".repeat(1_001))).contains("more than 1000 lines");
  }
}
