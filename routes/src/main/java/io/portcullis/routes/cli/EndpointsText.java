package io.portcullis.routes.cli;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

import io.portcullis.model.Remark;
import io.portcullis.routes.api.EndpointView;

/** Endpoints for people: a line for each, and below it one for each remark. */
final class EndpointsText {
  private EndpointsText() {}

  static String of(List<EndpointView> endpoints) {
    if (endpoints.isEmpty()) {
      return "no endpoint is looked at\n";
    }
    StringBuilder text = new StringBuilder();
    for (EndpointView one : endpoints) {
      String owner = one.owner().isEmpty() ? "" : "  (" + one.owner() + ")";
      String fine = one.remarks().isEmpty() ? "  nothing is remarked" : "";
      text.append(one.endpoint()).append(owner).append(fine).append('\n');
      one.remarks().forEach(remark -> line(remark, text));
    }
    return text.toString();
  }

  private static void line(EndpointView.Remarked remark, StringBuilder text) {
    text.append(
        "  %-16s since %s  %s%n"
            .formatted(
                word(remark.kind()),
                remark.since().truncatedTo(ChronoUnit.SECONDS),
                remark.detail()));
  }

  static String word(Remark.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
