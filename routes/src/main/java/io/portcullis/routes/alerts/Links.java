package io.portcullis.routes.alerts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.portcullis.model.Alert;
import io.portcullis.model.SubjectKind;

/** Where people read on: why, what is known of it, and what to do. */
final class Links {
  /** A page of these docs, and a place in it, as a rule's runbook names them. */
  private static final Pattern PAGE = Pattern.compile("docs/[a-z-]+\\.md#[a-z-]+");

  private Links() {}

  /**
   * @param rule empty where no rule is behind it
   * @param runbook what to do when that rule has found something; a page that it names is a link
   */
  static List<Alert.Link> of(
      String subject, SubjectKind kind, String rule, Optional<String> runbook) {
    List<Alert.Link> links = new ArrayList<>();
    links.add(new Alert.Link("Explanation", "/explain/" + subject));
    if (kind == SubjectKind.KEY) {
      links.add(new Alert.Link("Key card", "/keys/" + subject));
    }
    if (!rule.isEmpty()) {
      // GitHub's anchor of a heading drops the slash.
      links.add(new Alert.Link("Runbook", "docs/rules.md#" + rule.replace("/", "")));
    }
    runbook
        .map(PAGE::matcher)
        .filter(Matcher::find)
        .ifPresent(page -> links.add(new Alert.Link("Steps", page.group())));
    return links;
  }
}
