package io.portcullis.routes.decide;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.portcullis.model.Finding;

/** The rules that changed a subject's findings, in the words of ECS. */
final class RuleFields {
  /** Of one text of reasons, in characters. */
  private static final int LONGEST = 1_000;

  private RuleFields() {}

  /** Dotted names. */
  static Map<String, Object> of(List<Finding> opened, List<Finding> closed, String digest) {
    List<Finding> all = Stream.concat(opened.stream(), closed.stream()).toList();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("rule.ruleset", digest);
    fields.put("rule.id", all.stream().map(Finding::rule).distinct().toList());
    fields.put(
        "rule.version", all.stream().map(f -> Integer.toString(f.version())).distinct().toList());
    String reasons =
        opened.stream().map(Finding::reason).distinct().collect(Collectors.joining("; "));
    fields.put("event.reason", reasons.substring(0, Math.min(LONGEST, reasons.length())));
    return fields;
  }
}
