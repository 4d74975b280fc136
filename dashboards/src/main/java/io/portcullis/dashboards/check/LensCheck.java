package io.portcullis.dashboards.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

/** The attributes of one panel of Lens. */
final class LensCheck {
  private static final List<String> ACCESSORS =
      List.of("metricAccessor", "xAccessor", "yAccessor", "valueAccessor", "splitAccessor");
  private static final Set<String> TYPES =
      Set.of("lnsMetric", "lnsXY", "lnsDatatable", "lnsHeatmap");

  private final Problems problems;
  private final String place;
  private final JsonNode attributes;
  private final JsonNode state;
  private final Set<String> columns = new HashSet<>();

  LensCheck(Problems problems, String place, JsonNode attributes) {
    this.problems = problems;
    this.place = place;
    this.attributes = attributes;
    this.state = attributes.path("state");
  }

  void run() {
    problems.check(
        TYPES.contains(attributes.path("visualizationType").asText()), place, "drawn by nobody");
    JsonNode forms = state.at("/datasourceStates/formBased/layers");
    JsonNode texts = state.at("/datasourceStates/textBased/layers");
    problems.check(forms.size() + texts.size() == 1, place, "needs one layer");
    forms.fields().forEachRemaining(layer -> form(layer.getKey(), layer.getValue()));
    texts.fields().forEachRemaining(layer -> text(layer.getKey(), layer.getValue()));
    JsonNode drawn = state.path("visualization");
    accessors(drawn);
    drawn.path("layers").forEach(this::accessors);
    drawn.path("columns").forEach(c -> known(c.path("columnId").asText()));
  }

  private void form(String id, JsonNode layer) {
    List<String> order = new ArrayList<>();
    layer.path("columnOrder").forEach(column -> order.add(column.asText()));
    layer.path("columns").fieldNames().forEachRemaining(columns::add);
    problems.check(
        order.size() == columns.size() && columns.containsAll(order),
        place,
        "columnOrder is not that of its columns");
    boolean numbers = false;
    for (String column : order) {
      boolean bucket = layer.path("columns").path(column).path("isBucketed").asBoolean();
      problems.check(!(bucket && numbers), place, "buckets do not come first");
      numbers |= !bucket;
    }
    boolean referred = false;
    for (JsonNode reference : attributes.path("references")) {
      referred |= reference.path("name").asText().equals("indexpattern-datasource-layer-" + id);
    }
    problems.check(referred, place, "its layer has no data view");
    layerOf(id);
  }

  private void text(String id, JsonNode layer) {
    layer.path("columns").forEach(column -> columns.add(column.path("columnId").asText()));
    String query = layer.at("/query/esql").asText();
    problems.check(!query.isEmpty(), place, "asks nothing");
    problems.check(
        query.equals(state.at("/query/esql").asText()), place, "layer and panel ask differently");
    problems.check(attributes.path("references").isEmpty(), place, "ES|QL has no references");
    String index = layer.path("index").asText();
    JsonNode view = state.path("adHocDataViews").path(index);
    problems.check(view.path("id").asText().equals(index), place, "its ad hoc view is not there");
    problems.check(
        query.startsWith("FROM " + view.path("title").asText() + "\n"),
        place,
        "its ad hoc view is of another pattern");
    problems.check(
        view.path("timeFieldName").asText().equals(layer.path("timeField").asText()),
        place,
        "layer and ad hoc view have another time");
    boolean timed = query.contains("?_t");
    problems.check(
        !timed || layer.has("timeField"), place, "asks for the time, and has no field of it");
    layerOf(id);
  }

  private void layerOf(String id) {
    JsonNode drawn = state.path("visualization");
    String layer =
        drawn.has("layers")
            ? drawn.at("/layers/0/layerId").asText()
            : drawn.path("layerId").asText();
    problems.check(layer.equals(id), place, "draws another layer");
  }

  private void accessors(JsonNode drawn) {
    for (String name : ACCESSORS) {
      if (drawn.has(name)) {
        known(drawn.path(name).asText());
      }
    }
    drawn.path("accessors").forEach(accessor -> known(accessor.asText()));
    drawn.path("yConfig").forEach(colour -> known(colour.path("forAccessor").asText()));
  }

  private void known(String column) {
    problems.check(columns.contains(column), place, "draws a column that is not asked: " + column);
  }
}
