package io.portcullis.replay.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.portcullis.connectors.api.Json;
import io.portcullis.replay.verify.Verify;

/** For programs. */
public final class JsonReport {
  private JsonReport() {}

  public static String of(WhatIf w) {
    return Json.text(w);
  }

  public static String of(DrillReport.Held held, WhatIf w, List<Speed> speeds) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("drill", held.drill().name());
    document.put("title", held.drill().title());
    document.put("made", held.made());
    document.put("begin", held.begin());
    document.put("injected", held.injected());
    document.put("speeds", speeds);
    document.put("what_if", w);
    return Json.text(document);
  }

  public static String of(Verify.Report report) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("same", report.same());
    document.put("report", report);
    return Json.text(document);
  }
}
