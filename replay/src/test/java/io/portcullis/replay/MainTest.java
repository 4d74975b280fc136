package io.portcullis.replay;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Decided;
import io.portcullis.model.Statement;
import io.portcullis.model.SubjectKind;
import io.portcullis.replay.log.Export;
import io.portcullis.replay.verify.Again;
import io.portcullis.rules.RuleBook;
import io.portcullis.rules.bundle.BuiltIn;

import static org.assertj.core.api.Assertions.assertThat;

class MainTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-27T10:00:00Z"), ZoneOffset.UTC);
  private static final String EVIL = "<script>alert('x')</script>";

  /** What a built-in rule sees that only observes as it is shipped. */
  private static final Statement JAILBROKEN =
      new Statement.PostureChanged(
          Statement.Compliance.GRACE, Statement.Management.MANAGED, List.of("jailbroken"));

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final History history = new History();
  private Path log;

  @BeforeEach
  void write() {
    history
        .device("d-1")
        .device("d-2")
        .say(SubjectKind.AUTHORITY, "ca-1", "pki", new Statement.Heartbeat());
    history.device("d-1", new Statement.SubjectObserved(EVIL, "ada", Set.of("laptops")));
    history.pass(Duration.ofHours(1)).device("d-1", JAILBROKEN);
    history.pass(Duration.ofHours(1)).device("d-2");
    log = history.write(folder.resolve("log.ndjson"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--log LOG --from 2026-11-01",
        "--log LOG --mode enforce --from 2026-11-02 --to 2026-11-01",
        "--log LOG --mode enforce --verify",
        "--log LOG --mode enforce --since LOG.day",
        "--log LOG --export LOG.all --save LOG.day",
        "--log LOG --mode enforce --at 2026-11-01",
        "--log LOG --mode loud",
        "--log LOG --mode enforce --from soon",
        "--log LOG --mode enforce --answer soon",
        "--log LOG --rules LOG",
        "--log LOG --inject LOG.none"
      })
  void wrongUseEndsWithTwoAndASentence(String typed) {
    assertThat(
            run(
                typed.isEmpty()
                    ? new String[0]
                    : typed.replace("LOG", log.toString()).split(" ", -1)))
        .isEqualTo(2);
    assertThat(err.toString()).isNotBlank().doesNotContain("\tat ");
  }

  @Test
  void aLogThatIsNotThereEndsWithThree() {
    assertThat(run("--log", folder.resolve("nowhere").toString())).isEqualTo(3);
    assertThat(err.toString()).contains("nowhere holds no signals-0.ndjson");
  }

  @Test
  void aDrillAboutNobodyIsRefused() throws IOException {
    // Given
    Path drill = drill("{kind: key}");
    // When, Then
    assertThat(run("--log", log.toString(), "--inject", drill.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("steps[0].about: the history knows no such subject");
  }

  @Test
  void decisionsThatDifferEndWithOne() {
    // Given
    Path exported =
        exported(List.of(new Decided("d-1", history.signals().getFirst().id(), "dec-0")));
    // When, Then
    assertThat(run("--log", exported.toString())).isEqualTo(1);
    assertThat(out.toString()).contains("NOT THE SAME");
  }

  @Test
  void whatTheHubDecidedIsVerified() {
    // Given
    RuleBook book = BuiltIn.load();
    Again live = new Again(digest -> book, book);
    List<Decided> records = new ArrayList<>();
    history.signals().forEach(s -> live.decide(s).ifPresent(records::add));
    // When
    int code = run("--log", exported(records).toString(), "--verify", "--json");
    // Then
    assertThat(code).isZero();
    assertThat(
            Json.read(out.toString().getBytes(StandardCharsets.UTF_8), JsonNode.class)
                .path("same")
                .asBoolean())
        .isTrue();
  }

  @Test
  void whatOtherRulesWouldHaveDoneIsPrinted() {
    // When
    int code = run("--log", log.toString(), "--mode", "enforce");
    // Then
    assertThat(code).isZero();
    assertThat(out.toString())
        .contains("nothing was acted on")
        .contains("subjects held")
        .contains("+ 2026-03-02T09:00:00Z")
        .contains("(d-1)");
  }

  @Test
  void forProgramsItIsJson() {
    // When
    run("--log", log.toString(), "--mode", "enforce", "--json");
    // Then
    JsonNode json = Json.read(out.toString().getBytes(StandardCharsets.UTF_8), JsonNode.class);
    assertThat(
            json.path("before").path("held").asInt() + json.path("before").path("revoked").asInt())
        .isZero();
    assertThat(json.path("after").path("held").asInt() + json.path("after").path("revoked").asInt())
        .isPositive();
    assertThat(
            json.path("difference").path("lines").path(0).path("episode").path("subject").asText())
        .isEqualTo("d-1");
    assertThat(json.path("played").size()).isPositive();
  }

  @Test
  void thePageStandsAloneAndEscapesWhatOthersSaid() throws IOException {
    // Given
    Path page = folder.resolve("page.html");
    // When
    run("--log", log.toString(), "--mode", "enforce", "--html", page.toString());
    // Then
    assertThat(Files.readString(page))
        .contains("<svg ")
        .contains("&lt;script&gt;")
        .doesNotContain("<script")
        .doesNotContainPattern("(src|href)=")
        .doesNotContain("http://")
        .doesNotContain("https://");
  }

  @Test
  void theReportOfADrillIsSigned() throws Exception {
    // Given
    Path report = folder.resolve("report.txt");
    Path key = folder.resolve("key.pem");
    String[] typed = {
      "--log",
      log.toString(),
      "--inject",
      drill("{kind: authority}").toString(),
      "--mode",
      "enforce",
      "--report",
      report.toString(),
      "--key",
      key.toString()
    };
    // When
    int code = run(typed);
    // Then
    assertThat(code).isZero();
    assertThat(Files.readString(report))
        .contains("DRILL opened, held 2026-11-27T10:00:00Z")
        .contains("subjects held")
        .contains("nothing is revoked");
    assertThat(signed(report, key)).isTrue();
    // When: what was signed is changed
    Files.writeString(report, "all is well");
    // Then
    assertThat(signed(report, key)).isFalse();
  }

  @Test
  void aKeyOfAnotherKindIsRefused() throws Exception {
    // Given
    Path key = Files.writeString(folder.resolve("key.pem"), "no key at all");
    // When
    int code =
        run(
            "--log",
            log.toString(),
            "--inject",
            drill("{kind: authority}").toString(),
            "--report",
            folder.resolve("r").toString(),
            "--key",
            key.toString());
    // Then
    assertThat(code).isEqualTo(2);
    assertThat(err.toString()).contains("key.pem").doesNotContain("no key at all");
    assertThat(folder.resolve("r")).doesNotExist();
  }

  private Path exported(List<Decided> records) {
    Path to = folder.resolve("exported");
    Export.write(new ListLog(history.signals(), records), to);
    return to;
  }

  private Path drill(String about) throws IOException {
    return Files.writeString(
        folder.resolve("drill.yaml"),
        """
        name: opened
        title: An HSM was opened
        for: 1h
        steps:
          - source: drill
            about: %s
            say: {kind: hsm-health-changed, condition: TAMPER, detail: drill}
        """
            .formatted(about));
  }

  private static boolean signed(Path report, Path key) throws Exception {
    String pem = Files.readString(key.resolveSibling("key.pem.pub"));
    byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    Signature signature = Signature.getInstance("Ed25519");
    signature.initVerify(
        KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(der)));
    signature.update(Files.readAllBytes(report));
    return signature.verify(Files.readAllBytes(report.resolveSibling("report.txt.sig")));
  }

  private int run(String... args) {
    CommandLine line = Main.commandLine(CLOCK);
    line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    List<String> words = Arrays.stream(args).filter(a -> !a.isEmpty()).toList();
    return line.execute(words.toArray(String[]::new));
  }
}
