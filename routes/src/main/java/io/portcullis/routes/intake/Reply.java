package io.portcullis.routes.intake;

import java.util.LinkedHashMap;
import java.util.Map;

import io.portcullis.connectors.api.Json;

/** The answer to a webhook: counts, or a problem document (RFC 9457). */
record Reply(int status, String contentType, String detail, String body) {

  static Reply to(Receipt receipt, boolean failed) {
    if (failed) {
      return problem(503, "not stored", "the log did not take it; send it again");
    }
    if (receipt.nothingSound()) {
      return problem(400, "not readable", receipt.firstProblem().orElse(""));
    }
    Map<String, Object> counts = new LinkedHashMap<>();
    counts.put("signals", receipt.signals());
    counts.put("ignored", receipt.ignored());
    counts.put("broken", receipt.broken());
    receipt.firstProblem().ifPresent(p -> counts.put("problem", p));
    return new Reply(202, "application/json", "", Json.text(counts));
  }

  static Reply problem(int status, String title, String detail) {
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("type", "about:blank");
    problem.put("title", title);
    problem.put("status", status);
    problem.put("detail", detail);
    return new Reply(status, "application/problem+json", detail, Json.text(problem));
  }
}
