package io.portcullis.routes.alerts;

import java.util.ArrayList;
import java.util.List;

import io.portcullis.model.Alert;
import io.portcullis.model.SubjectKind;

/** Where people read on: why, what is known of it, and what to do. */
final class Links {
  private Links() {}

  /**
   * @param rule empty where no rule is behind it
   */
  static List<Alert.Link> of(String subject, SubjectKind kind, String rule) {
    List<Alert.Link> links = new ArrayList<>();
    links.add(new Alert.Link("Explanation", "/explain/" + subject));
    if (kind == SubjectKind.KEY) {
      links.add(new Alert.Link("Key card", "/keys/" + subject));
    }
    if (!rule.isEmpty()) {
      // GitHub's anchor of a heading drops the slash.
      links.add(new Alert.Link("Runbook", "docs/rules.md#" + rule.replace("/", "")));
    }
    return links;
  }
}
