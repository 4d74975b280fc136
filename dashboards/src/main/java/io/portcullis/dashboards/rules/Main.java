package io.portcullis.dashboards.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes the files that Kibana imports: {@code Main SPECS FOLDER}. */
public final class Main {
  public static final String ALERTS = "rules.ndjson";
  public static final String DETECTIONS = "detections.ndjson";

  private Main() {}

  public static void main(String[] args) throws IOException {
    List<RuleSpec> specs = RuleSpecs.in(Path.of(args[0]));
    Path folder = Path.of(args[1]);
    Files.writeString(folder.resolve(ALERTS), KibanaRules.alerts(specs));
    Files.writeString(folder.resolve(DETECTIONS), KibanaRules.detections(specs));
  }
}
