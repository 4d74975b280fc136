package io.portcullis.routes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.dashboards.Kibana;
import io.portcullis.dashboards.Spec;
import io.portcullis.dashboards.Specs;
import io.portcullis.dashboards.check.Asked;
import io.portcullis.routes.embedded.EsqlForTests;
import io.portcullis.routes.seal.SealDocuments;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every panel and every control of the dashboards asks a real Elasticsearch with ES|QL and KQL, as
 * Kibana would, over what the hub's own code wrote through the hub's own templates.
 */
class DashboardsIT {
  @RegisterExtension static final EsqlForTests SERVER = new EsqlForTests();

  private static final int BULK = 500;

  /** Nothing of the scenario can fill these; each says why. */
  private static final Set<String> EMPTY = Set.of();

  private static final Path PAGE =
      Path.of(System.getProperty("portcullis.home"), "docs", "dashboards.md");
  private static final String HEAD = "| dashboard | chosen | then empty |";

  /** Titles of panels whose rows lead to explain. */
  private static final List<String> EXPLAINED =
      Specs.all().stream()
          .flatMap(spec -> spec.rows().stream())
          .flatMap(row -> row.panels().stream())
          .filter(Spec.Panel::explains)
          .map(Spec.Panel::title)
          .toList();

  private static List<Asked> asked;
  private static final Map<String, String> REFUSED = new TreeMap<>();

  @BeforeAll
  static void fill() throws IOException {
    asked = Asked.of(ndjson());
    for (Map.Entry<String, String> template : SealDocuments.templates().entrySet()) {
      SERVER.call("PUT", template.getKey(), template.getValue());
    }
    EsqlQuestions.emptyIndices(SERVER);
    // Before the first document: whoever has just installed it must not see a broken panel.
    asked.forEach(
        each -> {
          JsonNode answer = EsqlQuestions.answer(SERVER, each);
          if (answer.has("error")) {
            REFUSED.put(each.place(), answer.at("/error/reason").asText());
          }
        });
    List<HubDocuments.Document> documents = HubDocuments.all();
    for (int i = 0; i < documents.size(); i += BULK) {
      String lines =
          documents.subList(i, Math.min(documents.size(), i + BULK)).stream()
              .map(HubDocuments.Document::lines)
              .collect(Collectors.joining());
      SERVER.call("POST", "/_bulk", lines);
    }
    SERVER.call("POST", "/_all/_refresh", "");
  }

  @Test
  void everyQueryIsAnsweredBeforeTheFirstDocument() {
    assertThat(REFUSED).isEmpty();
  }

  @Test
  void theColumnsAreThoseThatThePanelDraws() {
    Map<String, Map<String, String>> wrong = new LinkedHashMap<>();
    for (Asked each : asked) {
      if (each instanceof Asked.Query query) {
        // When
        JsonNode answer = EsqlQuestions.answer(SERVER, query);
        Map<String, String> columns = new TreeMap<>();
        answer
            .path("columns")
            .forEach(c -> columns.put(c.path("name").asText(), c.path("type").asText()));
        // Then
        if (!columns.equals(new TreeMap<>(query.columns()))) {
          wrong.put(query.place(), columns);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void theFieldsThatAreCountedExistAndCanBe() {
    List<String> wrong = new ArrayList<>();
    for (Asked each : asked) {
      EsqlQuestions.fields(each)
          .forEach(
              (pattern, fields) ->
                  fields.stream()
                      .filter(field -> !EsqlQuestions.aggregatable(SERVER, pattern, field))
                      .forEach(field -> wrong.add(each.place() + ": " + field)));
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void everyPanelAndEveryControlIsFilled() {
    // When
    Set<String> empty = new TreeSet<>();
    for (Asked each : asked) {
      if (!EsqlQuestions.filled(EsqlQuestions.answer(SERVER, each))) {
        empty.add(each.place());
      }
    }
    // Then
    assertThat(empty).isEqualTo(new TreeSet<>(EMPTY));
  }

  /** What a click hands to explain is the id of a subject, or a name of one with its type. */
  @Test
  void whatIsClickedIsASubject() {
    List<String> wrong = new ArrayList<>();
    for (String place : EXPLAINED) {
      Asked panel = asked.stream().filter(a -> a.place().endsWith(place)).findFirst().orElseThrow();
      // When
      JsonNode answer = EsqlQuestions.answer(SERVER, panel);
      // Then
      answer
          .path("values")
          .forEach(
              row -> {
                if (!known(row.path(0).asText())) {
                  wrong.add(place + ": " + row.path(0));
                }
              });
    }
    assertThat(EXPLAINED).hasSizeGreaterThan(8);
    assertThat(wrong).isEmpty();
  }

  private static boolean known(String id) {
    return id.matches("(cert|spki)-sha256=[0-9a-f]{64}")
        || SERVER.answer("GET", "/portcullis-subjects/_doc/" + id, "").path("found").asBoolean();
  }

  @Test
  void whatIsChosenCountsInEachPanelThatIsNotMarked() {
    // When
    List<String> heedless = new ChosenPanels(SERVER, asked).heedless();
    // Then
    List<String> marked =
        asked.stream()
            .filter(a -> a instanceof Asked.Counted counted && !counted.heeds())
            .map(Asked::place)
            .toList();
    assertThat(heedless).isSubsetOf(marked);
  }

  @Test
  void thePageNamesThePanelsThatAreEmptyWhileSomethingIsChosen() throws IOException {
    // When
    String table = new ChosenPanels(SERVER, asked).table();
    // Then
    if (Boolean.getBoolean("dashboards.page.write")) {
      String page = Files.readString(PAGE);
      String before = page.substring(0, page.indexOf(HEAD));
      String after = page.substring(page.indexOf("\n\n", page.indexOf(HEAD)));
      Files.writeString(PAGE, before + table.strip() + after);
    }
    assertThat(Files.readString(PAGE))
        .as("docs/dashboards.md; -Ddashboards.page.write=true writes the table again")
        .contains(table);
  }

  private static String ndjson() throws IOException {
    try (InputStream in = Kibana.class.getResourceAsStream(Kibana.FILE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
