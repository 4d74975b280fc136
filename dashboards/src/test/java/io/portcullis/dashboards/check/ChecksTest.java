package io.portcullis.dashboards.check;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.portcullis.dashboards.Kibana;

import static org.assertj.core.api.Assertions.assertThat;

/** Each fault of its own is found in what is otherwise right. */
class ChecksTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          "typeMigrationVersion":"10.2.0"~"typeMigrationVersion":"10.9.0"~typeMigrationVersion is not 10.2.0
          "coreMigrationVersion":"8.8.0"~"coreMigrationVersion":"9.9.0"~coreMigrationVersion is not 8.8.0
          "type":"tag","typeMigrationVersion"~"type":"map","typeMigrationVersion"~takes no such type
          "id":"portcullis-hub","managed"~"id":"portcullis-house","managed"~leads to index-pattern/portcullis-hub, not here
          \\"w\\":8,\\"x\\":0~\\"w\\":9,\\"x\\":0~lies over
          \\"w\\":8,\\"x\\":40~\\"w\\":80,\\"x\\":40~lies outside the grid
          \\"columnOrder\\":[~\\"columnOrder\\":[\\"other\\",~columnOrder is not that of its columns
          \\"metricAccessor\\":\\"~\\"metricAccessor\\":\\"z~draws a column that is not asked
          \\"xAccessor\\":\\"~\\"xAccessor\\":\\"z~draws a column that is not asked
          \\"query\\":{\\"esql\\":\\"FROM portcullis-subjects~\\"query\\":{\\"esql\\":\\"FROM portcullis-subject~ad hoc view is of another pattern
          \\"visualizationType\\":\\"lnsMetric\\"~\\"visualizationType\\":\\"lnsPie\\"~drawn by nobody
          "optionsJSON":"{~"optionsJSON":"{{~optionsJSON: is no JSON
          "name":"controlGroup_~"name":"controlGroup-~has no reference controlGroup_
          "fieldFormatMap":"{~"fieldFormatMap":"{{~fieldFormatMap: is no JSON
          \\"useCurrentFilters\\":true}~\\"useCurrentFilters\\":false}~leads away without the time and what was chosen
          \\"useCurrentDateRange\\":true~\\"useCurrentDateRange\\":false~leads away without the time and what was chosen
          \\"dashboardLink\\"~\\"externalLink\\"~links to no dashboard
          \\"destinationRefName\\":\\"link_~\\"destinationRefName\\":\\"ling_~has no reference
          "timeRestore":true~"timeRestore":false~opens with another time
          """)
  void aFaultIsFound(String right, String wrong, String found) {
    // Given
    String good = Kibana.ndjson();
    assertThat(good).contains(right);
    // When
    List<String> problems = Checks.problems(good.replace(right, wrong));
    // Then
    assertThat(problems).anyMatch(problem -> problem.contains(found));
  }

  @Test
  void whatIsNotAnObjectOrThereTwiceIsNamedWithItsLine() {
    // Given
    String tag = Kibana.ndjson().lines().findFirst().orElseThrow();
    // When
    List<String> problems = Checks.problems("[]\n{\n" + tag + "\n" + tag);
    // Then
    assertThat(problems)
        .anyMatch(p -> p.equals("line 1: is no object"))
        .anyMatch(p -> p.startsWith("line 2: is no JSON"))
        .anyMatch(p -> p.equals("line 4: tag/portcullis-tag is there twice"))
        .anyMatch(p -> p.equals("end: the last line is not ended"));
  }
}
