package io.portcullis.routes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.dashboards.check.Asked;
import io.portcullis.routes.embedded.EsqlForTests;

/** Which panels have an answer while something is chosen above their dashboard. */
final class ChosenPanels {
  private static final String CONTROL = ": control ";

  private final EsqlForTests server;
  private final List<Asked> asked;

  ChosenPanels(EsqlForTests server, List<Asked> asked) {
    this.server = server;
    this.asked = asked;
  }

  /** Rows of a table: dashboard, list, and the panels that are empty while a value is chosen. */
  String table() {
    StringBuilder rows = new StringBuilder("| dashboard | chosen | then empty |\n|---|---|---|\n");
    for (Asked each : asked) {
      if (each instanceof Asked.Choice choice) {
        List<String> empty = empty(choice);
        rows.append(
            "| %s | %s | %s |%n"
                .formatted(
                    dashboard(choice).replace("[Portcullis] ", ""),
                    choice.place().split(CONTROL, 2)[1],
                    empty.isEmpty() ? "" : String.join("; ", empty)));
      }
    }
    return rows.toString();
  }

  private List<String> empty(Asked.Choice choice) {
    Map<String, Object> any = Map.of("exists", Map.of("field", choice.field()));
    return panels(dashboard(choice)).stream()
        .filter(panel -> !EsqlQuestions.filled(answer(panel, any)))
        .map(panel -> panel.place().substring(dashboard(choice).length() + 2))
        .toList();
  }

  /** Panels that still tell something though what is chosen is nowhere: they do not heed it. */
  List<String> heedless() {
    List<String> heedless = new ArrayList<>();
    Map<String, List<Asked>> lists =
        asked.stream()
            .filter(Asked.Choice.class::isInstance)
            .collect(
                Collectors.groupingBy(
                    ChosenPanels::dashboard, LinkedHashMap::new, Collectors.toList()));
    lists.forEach(
        (dashboard, choices) -> {
          Asked.Choice first = (Asked.Choice) choices.getFirst();
          Map<String, Object> nobody = Map.of("term", Map.of(first.field(), "nobody has this"));
          panels(dashboard).stream()
              .filter(panel -> told(answer(panel, nobody)))
              .map(Asked::place)
              .forEach(heedless::add);
        });
    return heedless;
  }

  /** A number that is zero tells nothing. */
  private static boolean told(JsonNode answer) {
    return answer.has("values")
        ? answer
            .path("values")
            .valueStream()
            .flatMap(JsonNode::valueStream)
            .anyMatch(value -> !value.isNull() && !value.asText().matches("0(\\.0)?"))
        : EsqlQuestions.filled(answer);
  }

  private List<Asked> panels(String dashboard) {
    return asked.stream()
        .filter(each -> !(each instanceof Asked.Choice))
        .filter(each -> dashboard(each).equals(dashboard))
        .toList();
  }

  private JsonNode answer(Asked panel, Map<String, Object> chosen) {
    return EsqlQuestions.answer(server, panel, List.of(chosen));
  }

  private static String dashboard(Asked asked) {
    return asked.place().substring(0, asked.place().indexOf(": "));
  }
}
