package io.portcullis.routes.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.model.Signal;

/** Writes what became of records, one line of JSON each. */
final class ParseLines {
  private final OutputStream out;
  private boolean errors;
  private String file = "";

  ParseLines(OutputStream out) {
    this.out = out;
  }

  boolean errors() {
    return errors;
  }

  /** What is wrong is told with this file's name, from now on. */
  void of(String name) {
    file = name + ": ";
  }

  /** {@code start}: where the body begins, added to the offset of what is wrong in it. */
  void each(List<Parsed> parsed, long start) throws IOException {
    for (Parsed one : parsed) {
      switch (one) {
        case Parsed.Understood understood -> understood(List.of(understood));
        case Parsed.Ignored ignored -> ignored(ignored);
        case Parsed.Broken broken -> error(broken.reason(), start + broken.offset());
      }
    }
  }

  /** All records of one body in one line: the first error, else all signals, else why ignored. */
  void merged(List<Parsed> parsed) throws IOException {
    List<Parsed.Understood> understood = new ArrayList<>();
    for (Parsed one : parsed) {
      if (one instanceof Parsed.Broken) {
        each(List.of(one), 0);
        return;
      }
      if (one instanceof Parsed.Understood good) {
        understood.add(good);
      }
    }
    if (understood.isEmpty()) {
      each(parsed.subList(0, 1), 0);
    } else {
      understood(understood);
    }
  }

  void error(String reason, long offset) throws IOException {
    errors = true;
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("reason", file + reason);
    error.put("offset", offset);
    line(Json.text(Map.of("error", error)));
  }

  void flush() throws IOException {
    out.flush();
  }

  private void understood(List<Parsed.Understood> records) throws IOException {
    List<Signal> signals = records.stream().flatMap(one -> one.signals().stream()).toList();
    List<Map<String, Object>> documents = records.stream().map(Parsed.Understood::ecs).toList();
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("signals", signals);
    answer.put("ecs", documents.size() == 1 ? documents.get(0) : documents);
    String line;
    try {
      line = Json.text(answer);
    } catch (UncheckedIOException e) {
      error("the parser's document can not be written as JSON", 0);
      return;
    }
    line(line);
  }

  private void ignored(Parsed.Ignored ignored) throws IOException {
    String reason = ignored.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
    line(Json.text(Map.of("ignored", Map.of("reason", reason))));
  }

  private void line(String json) throws IOException {
    out.write(json.getBytes(StandardCharsets.UTF_8));
    out.write('\n');
  }
}
