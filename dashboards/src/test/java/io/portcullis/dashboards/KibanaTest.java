package io.portcullis.dashboards;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.portcullis.dashboards.check.Asked;
import io.portcullis.dashboards.check.Checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KibanaTest {
  private static final Set<String> SUBJECTS =
      Set.of("subject", "hsm", "portcullis.about.id", "holder");
  private static final Path PAGE =
      Path.of(System.getProperty("portcullis.home"), "docs", "dashboards.md");
  private static final Path RESOURCES =
      Path.of("src", "main", "resources", "io", "portcullis", "dashboards");

  @Test
  void aSpecificationThatIsWrongIsRefusedWithItsReason() {
    assertThatThrownBy(() -> Specs.read(row("width: 48, titel: t"))).hasMessageContaining("titel");
    assertThatThrownBy(() -> Specs.read(row("width: 20")))
        .hasMessageContaining("a row of width 20, not 48");
    assertThatThrownBy(() -> Specs.read(row("width: 48").replace("metric", "pie")))
        .hasMessageContaining("pie is none of [text, metric");
    assertThatThrownBy(() -> Specs.read(row("width: 48, query: FROM a")))
        .hasMessageContaining("either a query or a count");
    assertThatThrownBy(() -> Specs.read(row("width: 48").replace("does: d, ", "")))
        .hasMessageContaining("does not say what to do");
    assertThatThrownBy(() -> Specs.read("{id: a, name: b, asks: c, from: now-1d, rows: []}"))
        .hasMessageContaining("1 to 40 panels, not 0");
  }

  @Test
  void theSameSpecificationsGiveTheSameBytes() {
    assertThat(Kibana.ndjson()).isEqualTo(Kibana.ndjson());
  }

  @Test
  void kibanaWouldTakeAllOfThem() {
    assertThat(Checks.problems(Kibana.ndjson())).isEmpty();
  }

  @Test
  void whatIsInTheBuildIsWhatTheSpecificationsSay() throws IOException {
    if (Boolean.getBoolean("dashboards.write")) {
      Kibana.main(RESOURCES.toString());
    }

    String written = Files.readString(RESOURCES.resolve(Kibana.FILE));

    assertThat(written)
        .as("the saved objects are out of date; docs/dashboards.md says how to write them again")
        .isEqualTo(Kibana.ndjson());
  }

  @Test
  void everyDashboardIsReachedFromEveryOther() {
    // Given
    List<String> ids = Specs.all().stream().map(Spec::id).toList();
    // When
    List<Saved> dashboards =
        Kibana.objects(Specs.all()).stream().filter(o -> o.type().equals("dashboard")).toList();
    // Then
    assertThat(dashboards).hasSize(6);
    for (Saved dashboard : dashboards) {
      Set<String> others = new HashSet<>(ids);
      others.remove(dashboard.id());
      assertThat(others).allMatch(o -> linked(dashboard).contains(o));
    }
  }

  private static List<String> linked(Saved dashboard) {
    return dashboard.refs().stream()
        .filter(r -> r.type().equals("dashboard") && r.name().contains(":link_"))
        .map(Saved.Reference::id)
        .toList();
  }

  /** Whoever sees a subject asks why; the first column is what a click hands over. */
  @Test
  void everyTableOfSubjectsLeadsToTheirExplanation() {
    // When
    List<Spec.Panel> tables =
        Specs.all().stream()
            .flatMap(spec -> spec.rows().stream())
            .flatMap(row -> row.panels().stream())
            .filter(panel -> panel.chart() == Chart.TABLE)
            .filter(panel -> panel.columns().keySet().stream().anyMatch(KibanaTest::ofSubjects))
            .toList();
    // Then
    assertThat(tables).hasSizeGreaterThan(8);
    assertThat(tables)
        .allMatch(Spec.Panel::explains)
        .allMatch(panel -> SUBJECTS.contains(panel.columns().keySet().iterator().next()));
  }

  private static boolean ofSubjects(String column) {
    return column.startsWith("portcullis.about.") || SUBJECTS.contains(column);
  }

  @Test
  void thePageNamesEachPanelAndMarksThoseThatDoNotHeedWhatIsChosen() throws IOException {
    // Given
    String page = Files.readString(PAGE);
    // When
    List<String> rows = Asked.of(Kibana.ndjson()).stream().flatMap(KibanaTest::row).toList();
    // Then
    assertThat(rows).isNotEmpty().allMatch(row -> page.contains("\n" + row + "\n"));
  }

  private static Stream<String> row(Asked asked) {
    String title = asked.place().substring(asked.place().indexOf(": ") + 2);
    return switch (asked) {
      case Asked.Query query ->
          Stream.of("| %s | `%s` |".formatted(title, Esql.from(query.esql())));
      case Asked.Counted counted ->
          Stream.of(
              "| %s | `%s`%s |".formatted(title, counted.pattern(), counted.heeds() ? "" : " ¹"));
      case Asked.Choice choice -> Stream.empty();
    };
  }

  @Test
  void everyPanelAndControlAsksSomething() {
    // When
    List<Asked> asked = Asked.of(Kibana.ndjson());
    // Then
    long panels =
        Specs.all().stream()
            .flatMap(s -> s.rows().stream())
            .mapToLong(r -> r.panels().size())
            .sum();
    long controls = Specs.all().stream().mapToLong(s -> s.lists().size()).sum();
    assertThat(asked).hasSize((int) (panels + controls));
  }

  private static String row(String panel) {
    return """
        {id: a, name: b, asks: c, from: now-1d, rows: [{height: 1, panels: [
        {title: t, does: d, chart: metric, count: {view: v, kql: k}, %s}]}]}
        """
        .formatted(panel);
  }
}
