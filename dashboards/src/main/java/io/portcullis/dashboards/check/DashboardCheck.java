package io.portcullis.dashboards.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;

/** One dashboard: its panels on the grid, its controls, and its references both ways. */
final class DashboardCheck {
  private static final int COLUMNS = 48;
  private static final List<String> TYPES = List.of("lens", "links", "visualization");

  private final Problems problems;
  private final String key;
  private final JsonNode object;
  private final Set<String> used = new TreeSet<>();
  private final Set<String> ids = new HashSet<>();
  private final List<Box> boxes = new ArrayList<>();

  private record Box(String id, int x, int y, int w, int h) {
    boolean over(Box other) {
      return x < other.x + other.w && other.x < x + w && y < other.y + other.h && other.y < y + h;
    }
  }

  DashboardCheck(Problems problems, String key, JsonNode object) {
    this.problems = problems;
    this.key = key;
    this.object = object;
  }

  void run() {
    JsonNode attributes = object.path("attributes");
    for (String name : List.of("title", "description", "timeFrom", "timeTo")) {
      problems.check(!attributes.path(name).asText().isEmpty(), key, "has no " + name);
    }
    problems.check(attributes.path("timeRestore").asBoolean(), key, "opens with another time");
    problems.parsed(attributes.path("optionsJSON"), key + " optionsJSON");
    problems.parsed(
        attributes.at("/kibanaSavedObjectMeta/searchSourceJSON"), key + " searchSourceJSON");
    problems
        .parsed(attributes.path("panelsJSON"), key + " panelsJSON")
        .ifPresent(panels -> panels.forEach(this::panel));
    controls(attributes.path("controlGroupInput"));
    references();
  }

  private void panel(JsonNode panel) {
    String id = panel.path("panelIndex").asText();
    JsonNode grid = panel.path("gridData");
    JsonNode config = panel.path("embeddableConfig");
    String title = config.path("title").asText();
    String place = key + " panel " + (title.isEmpty() ? id : title);
    problems.check(ids.add(id), place, "its id is there twice");
    problems.check(grid.path("i").asText().equals(id), place, "gridData.i is not its id");
    problems.check(TYPES.contains(panel.path("type").asText()), place, "is of no known type");
    box(
        place,
        new Box(
            id,
            grid.path("x").asInt(-1),
            grid.path("y").asInt(-1),
            grid.path("w").asInt(),
            grid.path("h").asInt()));
    if (panel.path("type").asText().equals("lens")) {
      new LensCheck(problems, place, config.path("attributes")).run();
      problems.check(!config.path("description").asText().isEmpty(), place, "says not what to do");
      config
          .at("/attributes/references")
          .forEach(reference -> used.add(id + ":" + reference.path("name").asText()));
    }
    config.at("/attributes/links").forEach(link -> link(id, place, link));
    config.at("/enhancements/dynamicActions/events").forEach(event -> drilldown(id, place, event));
  }

  private void box(String place, Box box) {
    problems.check(
        box.x >= 0 && box.y >= 0 && box.w > 0 && box.h > 0 && box.x + box.w <= COLUMNS,
        place,
        "lies outside the grid of " + COLUMNS + " columns");
    boxes.forEach(other -> problems.check(!box.over(other), place, "lies over " + other.id));
    boxes.add(box);
  }

  private void link(String panel, String place, JsonNode link) {
    problems.check(
        link.path("type").asText().equals("dashboardLink"), place, "links to no dashboard");
    used.add(panel + ":" + link.path("destinationRefName").asText());
    along(place, link.path("options"));
  }

  private void along(String place, JsonNode options) {
    boolean kept =
        options.path("useCurrentFilters").asBoolean()
            && options.path("useCurrentDateRange").asBoolean();
    problems.check(kept, place, "leads away without the time and what was chosen");
  }

  private void drilldown(String panel, String place, JsonNode event) {
    String kind = event.at("/action/factoryId").asText();
    if (kind.equals("DASHBOARD_TO_DASHBOARD_DRILLDOWN")) {
      along(place, event.at("/action/config"));
      used.add(
          "%s:drilldown:%s:%s:dashboardId".formatted(panel, kind, event.path("eventId").asText()));
    }
  }

  private void controls(JsonNode group) {
    problems.parsed(group.path("ignoreParentSettingsJSON"), key + " ignoreParentSettingsJSON");
    problems
        .parsed(group.path("panelsJSON"), key + " controls")
        .ifPresent(
            controls ->
                controls
                    .fields()
                    .forEachRemaining(
                        control -> {
                          String id = control.getValue().at("/explicitInput/id").asText();
                          problems.check(
                              id.equals(control.getKey()), key, "a control has two ids: " + id);
                          used.add("controlGroup_" + id + ":optionsListDataView");
                        }));
  }

  private void references() {
    Set<String> there = new TreeSet<>();
    for (JsonNode reference : object.path("references")) {
      if (!reference.path("type").asText().equals("tag")) {
        there.add(reference.path("name").asText());
      }
    }
    for (String name : used) {
      problems.check(there.contains(name), key, "has no reference " + name);
    }
    for (String name : there) {
      problems.check(used.contains(name), key, "nothing uses the reference " + name);
    }
  }
}
