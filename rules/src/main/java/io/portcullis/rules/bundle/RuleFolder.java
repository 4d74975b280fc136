package io.portcullis.rules.bundle;

import java.util.List;

import io.portcullis.rules.Rule;
import io.portcullis.rules.cases.RuleCase;

/** One rule as its folder holds it. */
public record RuleFolder(Rule rule, String drl, List<RuleCase> cases) {
  /** The rule from "when" to its line: the rest is the same everywhere. */
  public static String essence(String drl) {
    String body = drl.substring(drl.indexOf("\nwhen") + 1, drl.lastIndexOf("end"));
    return body.stripTrailing();
  }
}
