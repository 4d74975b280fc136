package io.portcullis.routes.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

import io.portcullis.model.Mode;
import io.portcullis.model.Severity;
import io.portcullis.model.Standing;
import io.portcullis.routes.config.ConfigLoader;

import static org.assertj.core.api.Assertions.assertThat;

class CliTest {
  private static final String NOBODY = "http://127.0.0.1:1";

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rewind",
        "",
        "approvals",
        "approvals reject apr-1",
        "reinstate sub-1",
        "mode r on",
        "approvals approve a",
        "approvals witness a",
        "planned",
        "planned announce g --quota many",
        "planned announce g --quota 3 --from friday --until saturday --owner o --reason x",
        "planned cancel p",
        "alerts ack a",
        "alerts show",
        "audit prove c0-0000000000000001",
        "audit prove c0-0000000000000001 --out proof.json",
        "audit prove c0-0000000000000001 export --from kafka --out proof.json",
        "audit verify",
        "mode r",
        "mode r enforce --ramp many",
        "exempt all s --reason x",
        "exempt all s --until 2027-01-01",
        "exemptions",
        "exemptions end e",
        "observed --json --html x.html",
        "baseline",
        "baseline accept --until 2027-01-01",
        "people add anna",
        "people add anna --role king",
        "explain",
        "stop --hub ftp://x",
        "stop --hub http://hub.example.net:8080",
        "stop --token-file /none/such",
        "stop --config /none/such",
        "rules activate /none/such --hub http://127.0.0.1:1"
      })
  void wrongUseEndsWithTwo(String typed) {
    assertThat(run(typed)).isEqualTo(2);
    assertThat(err.toString()).isNotBlank().doesNotContain("Exception", "\tat ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stop",
        "resume",
        "approvals list",
        "approvals approve a --reason x",
        "approvals reject a --reason x",
        "approvals witness a --reason x",
        "planned list",
        "alerts list --open",
        "alerts show a",
        "alerts ack a --reason x",
        "planned cancel p --reason x",
        "reinstate s --reason x",
        "mode r observe",
        "mode r enforce --group g --ramp 10",
        "exempt all s --until 2027-01-01 --reason x",
        "exemptions list",
        "exemptions end e --reason x",
        "observed",
        "baseline accept --until 2027-01-01 --reason x",
        "explain s",
        "people list",
        "people add anna --role viewer",
        "people remove anna"
      })
  void withoutAHubACommandEndsWithThreeAndASentence(String typed) {
    assertThat(run(typed + " --hub " + NOBODY)).isEqualTo(3);
    assertThat(err.toString())
        .isEqualTo(
            "portcullis: no hub answers at " + NOBODY + "; start one with ./portcullis run\n");
  }

  @Test
  void aWrongConfigurationEndsWithTwoAndAllProblems() throws Exception {
    // Given
    Path file = Files.writeString(folder.resolve("p.yaml"), "htp: {}\nhttp: {port: x}\n");
    // When
    int code = run("run --config " + file);
    // Then
    assertThat(code).isEqualTo(2);
    assertThat(err.toString())
        .contains("2 problems")
        .contains("htp: unknown key; did you mean \"http\"?")
        .contains("http.port: must be a whole number");
  }

  @Test
  void aPartThatIsNotInstalledEndsWithThree() {
    assertThat(run(none(), "demo --exit")).isEqualTo(3);
    assertThat(run(none(), "rules list")).isEqualTo(3);
    assertThat(run(none(), "bench spine")).isEqualTo(3);
    assertThat(run(none(), "replay --verify")).isEqualTo(3);
  }

  @Test
  void anErrorOfItsOwnShowsNoTrace() {
    // Given
    Demo broken =
        (exit, stream) -> {
          throw new IllegalStateException("boom");
        };
    Parts parts = new Parts(List.of(), Optional.empty(), Optional.of(broken), List.of(), Map.of());
    // When
    int code = run(parts, "demo");
    // Then
    assertThat(code).isEqualTo(1);
    assertThat(err.toString()).contains("IllegalStateException").doesNotContain("\tat ", "boom");
  }

  @ParameterizedTest
  @CsvSource({"true, 0", "false, 1"})
  void aDemoEndsWithWhatWasSeen(boolean seen, int code) {
    // Given
    Demo demo = (exit, stream) -> exit && seen;
    // When, Then
    assertThat(
            run(
                new Parts(List.of(), Optional.empty(), Optional.of(demo), List.of(), Map.of()),
                "demo --exit"))
        .isEqualTo(code);
  }

  @Test
  void rulesAreListedAndTheirCasesRun() {
    assertThat(run("rules list")).isZero();
    assertThat(out.toString())
        .contains("device-x")
        .contains("observe")
        .contains("QUARANTINED")
        .contains("Device X");
    assertThat(run("rules test")).isZero();
    assertThat(out.toString()).contains("1 rules, 2 cases, 0 failed");
    assertThat(run("rules test " + folder)).isEqualTo(1);
    assertThat(out.toString()).contains("device-x: case 2");
    assertThat(run("rules list /wrong")).isEqualTo(1);
    assertThat(err.toString()).contains("/wrong: no rules");
  }

  @Test
  void theDoctorSaysWhatIsWrongLineByLine() throws Exception {
    // Given
    Path file =
        Files.writeString(
            folder.resolve("p.yaml"),
            "http: {port: 0}\nelasticsearch: {hosts: ['http://127.0.0.1:1']}\n");
    // When
    int code = run("doctor --config " + file);
    // Then
    assertThat(code).isEqualTo(1);
    assertThat(out.toString().lines())
        .anyMatch(line -> line.startsWith("ok  java"))
        .anyMatch(line -> line.startsWith("ok  data folder"))
        .anyMatch(line -> line.startsWith("ok  kafka") && line.endsWith("embedded"))
        .anyMatch(line -> line.startsWith("NO  elasticsearch") && line.contains("127.0.0.1:1"))
        .anyMatch(line -> line.startsWith("ok  extra"));
  }

  @Test
  void theDoctorShowsEveryProblemOfTheConfiguration() throws Exception {
    // Given
    Path file = Files.writeString(folder.resolve("p.yaml"), "a: 1\nb: 2\n");
    // When
    int code = run("doctor --config " + file);
    // Then
    assertThat(code).isEqualTo(1);
    assertThat(out.toString().lines()).hasSize(2).allMatch(line -> line.startsWith("NO"));
  }

  @Test
  void quarkusIsToldWhereToListen() throws Exception {
    // Given
    Path file =
        Files.writeString(
            folder.resolve("p.yaml"), "http: {host: 0.0.0.0, tls: {certificate: c, key: k}}\n");
    // When
    Map<String, String> properties =
        RunProperties.of(ConfigLoader.load(file), Optional.of(file), true);
    // Then
    assertThat(properties)
        .containsEntry("quarkus.http.host", "0.0.0.0")
        .containsEntry("quarkus.http.ssl-port", "8443")
        .containsEntry("quarkus.http.limits.max-body-size", "2097152")
        .containsEntry("quarkus.http.insecure-requests", "disabled")
        .containsEntry("quarkus.http.ssl.certificate.files", folder.resolve("c").toString())
        .containsEntry("portcullis.config", file.toString())
        .containsEntry("portcullis.observe", "true");
  }

  private int run(String typed) {
    return run(parts(), typed);
  }

  private int run(Parts parts, String typed) {
    CommandLine line = Cli.with(parts);
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return line.execute(typed.isEmpty() ? new String[0] : typed.split(" "));
  }

  private static Parts none() {
    return new Parts(List.of(), Optional.empty(), Optional.empty(), List.of(), Map.of());
  }

  private static Parts parts() {
    HealthCheck extra = config -> List.of(HealthCheck.Line.good("extra", "seen"));
    return new Parts(
        List.of(), Optional.of(new OneRule()), Optional.empty(), List.of(extra), Map.of());
  }

  private static final class OneRule implements RulesTool {
    @Override
    public List<Line> list(Optional<Path> folder) {
      if (folder.isPresent()) {
        throw new IllegalArgumentException(folder.get() + ": no rules");
      }
      return List.of(
          new Line("device-x", "Device X", Mode.OBSERVE, Severity.HIGH, Standing.QUARANTINED));
    }

    @Override
    public Report test(Optional<Path> folder) {
      return new Report(1, 2, folder.map(at -> "device-x: case 2").stream().toList());
    }
  }
}
