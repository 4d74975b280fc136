package io.portcullis.dashboards.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What is committed is what the specs make. {@code -Dkibana.rules.write=true} writes it again. */
class CommittedRulesTest {
  private static final Path HOME = Path.of(System.getProperty("portcullis.home"));
  static final Path SPECS = HOME.resolve("dashboards/specs/rules");
  private static final Path FILES =
      HOME.resolve("dashboards/src/main/resources/io/portcullis/dashboards/kibana");
  private static final Path PAGE = HOME.resolve("docs/kibana-rules.md");

  private static List<RuleSpec> specs;

  @BeforeAll
  static void read() throws IOException {
    specs = RuleSpecs.in(SPECS);
    if (Boolean.getBoolean("kibana.rules.write")) {
      Main.main(new String[] {SPECS.toString(), FILES.toString()});
      String page = Files.readString(PAGE);
      for (RuleSpec.Kind kind : RuleSpec.Kind.values()) {
        page = page.replace(table(page, kind), RulesTable.of(specs, kind));
      }
      Files.writeString(PAGE, page);
    }
  }

  @Test
  void theFileOfAlertsIsCurrentAndSound() throws IOException {
    // When
    String committed = Files.readString(FILES.resolve(Main.ALERTS));
    // Then
    assertThat(RuleCheck.alerts(committed)).isEmpty();
    assertThat(committed).isEqualTo(KibanaRules.alerts(specs));
  }

  @Test
  void theFileOfDetectionsIsCurrentAndSound() throws IOException {
    // When
    String committed = Files.readString(FILES.resolve(Main.DETECTIONS));
    // Then
    assertThat(RuleCheck.detections(committed)).isEmpty();
    assertThat(committed).isEqualTo(KibanaRules.detections(specs));
  }

  @Test
  void thePageHasEachRule() throws IOException {
    // When
    String page = Files.readString(PAGE);
    // Then
    assertThat(page).contains(RulesTable.of(specs, RuleSpec.Kind.ALERT));
    assertThat(page).contains(RulesTable.of(specs, RuleSpec.Kind.DETECTION));
  }

  /** Each runbook and each rule of the hub that a spec names is there. */
  @Test
  void whatASpecNamesIsThere() {
    for (RuleSpec spec : specs) {
      assertThat(HOME.resolve("docs").resolve(spec.runbook().split("#", 2)[0])).exists();
      spec.findings()
          .forEach(rule -> assertThat(HOME.resolve("rules/policies").resolve(rule)).exists());
    }
  }

  /** The table below the heading of that kind, up to the line after it. */
  private static String table(String page, RuleSpec.Kind kind) {
    int head = page.indexOf(kind == RuleSpec.Kind.ALERT ? "## Alerts" : "## Detections");
    int begin = page.indexOf("| rule |", head);
    int end = page.indexOf("\n\n", begin);
    return page.substring(begin, end < 0 ? page.length() : end + 1);
  }
}
