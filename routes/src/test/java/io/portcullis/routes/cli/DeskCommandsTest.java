package io.portcullis.routes.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

import io.portcullis.routes.api.ApiProfile;
import io.portcullis.routes.people.People;
import io.portcullis.routes.people.Role;

import static org.assertj.core.api.Assertions.assertThat;

/** Rotations, exercises, custody, retention and destruction as people type them. */
@QuarkusTest
@TestProfile(ApiProfile.class)
class DeskCommandsTest {
  @TestHTTPResource URI hub;
  @Inject People people;
  @TempDir Path folder;

  private StringWriter out;
  private StringWriter err;

  @Test
  void ofAFileOfKeysEachIsPlannedOrNamed() throws Exception {
    // Given
    Path keys = Files.writeString(folder.resolve("keys"), "k1\n\nk9\nk2\n");
    Path ann = as(Role.OPERATOR);
    // When
    int code =
        run(ann, "rotation plan --keys " + keys + " --cause vendor-incident --due 2027-01-31");
    // Then
    assertThat(code).isEqualTo(1);
    assertThat(out.toString())
        .contains("k9: no key is known as k9")
        .contains("planned  mandatory vendor-incident", "key k1", "key k2");
    assertThat(err.toString()).contains("1 were not planned");
    assertThat(run(ann, "rotation plan --cause policy --due 2027-01-31")).isEqualTo(2);
    assertThat(run(ann, "rotation plan k1 --cause policy --due soon")).isEqualTo(2);
  }

  @Test
  void aRotationGoesFromPlanToItsApproval() throws Exception {
    // Given
    Path ann = as(Role.OPERATOR);
    assertThat(run(ann, "rotation plan k1 --cause policy --due 2027-01-31 --owner pki")).isZero();
    String id = out.toString().split(" ", 2)[0];
    assertThat(run(ann, "rotation step " + id + " new-key --new-key k2")).isEqualTo(1);
    assertThat(err.toString()).contains("needs a validation step; needs rollback criteria");
    assertThat(run(ann, "rotation settle " + id + " --validation sign --rollback errors")).isZero();
    // When
    int code = run(ann, "rotation defer " + id + " --reason audit --until 2027-06-30");
    // Then
    assertThat(code).isZero();
    assertThat(out.toString()).contains("WAITS for another person's approval: to be put off");
    assertThat(run(ann, "rotation approve " + id)).isEqualTo(1);
    Path bob = as(Role.APPROVER);
    assertThat(run(bob, "rotation approve " + id + " --version 1")).isEqualTo(1);
    assertThat(run(bob, "rotation approve " + id)).isZero();
    assertThat(out.toString()).contains("planned  deferred policy");
    assertThat(run(ann, "rotation step " + id + " new-key --new-key k2")).isZero();
    assertThat(run(as(Role.VIEWER), "rotation show " + id + " --json")).isZero();
    assertThat(out.toString()).startsWith("{\"version\":");
    assertThat(run(ann, "rotation cancel " + id + " --reason no")).isZero();
    assertThat(out.toString()).contains("WAITS for another person's approval: cancelled (no)");
    assertThat(run(ann, "rotation reject " + id + " --reason why")).isEqualTo(1);
    assertThat(run(bob, "rotation reject " + id + " --reason why")).isZero();
    assertThat(out.toString())
        .contains(": why; it was cancelled (no), asked for by ")
        .doesNotContain("WAITS");
  }

  @Test
  void anExerciseIsPlannedWrittenDownAndEnded() throws Exception {
    // Given
    Path ann = as(Role.OPERATOR);
    assertThat(run(ann, "exercise plan --kind restore --about k1 --owner pki")).isZero();
    String id = out.toString().split(" ", 2)[0];
    // When
    int code =
        run(
            ann,
            "exercise record "
                + id
                + " --outcome passed --duration PT40M --evidence T-1"
                + " --person ann --person bob");
    // Then
    assertThat(code).isZero();
    assertThat(out.toString())
        .contains("passed in PT40M, by [ann, bob]; evidence [T-1]")
        .doesNotContainPattern(":\\d\\d\\.\\d");
    assertThat(run(ann, "exercise end " + id + " --reason gone")).isZero();
    assertThat(run(ann, "exercise list --about k1")).isZero();
    assertThat(out.toString()).isEqualTo("nothing is open; --ended shows what is over, too\n");
    assertThat(run(ann, "exercise list --ended")).isZero();
    assertThat(out.toString()).contains(id);
  }

  @Test
  void custodyIsReadFromAFile() throws Exception {
    // Given
    Path ann = as(Role.OPERATOR);
    Path bad = Files.writeString(folder.resolve("bad.yaml"), "needed: 2\ntokens: [\n");
    Path list = Files.writeString(folder.resolve("list.yaml"), "[1, 2]\n");
    Path typo = Files.writeString(folder.resolve("typo.yaml"), "needed: 2\ntoken: []\n");
    Path good =
        Files.writeString(
            folder.resolve("good.yaml"),
            """
            needed: 1
            tokens:
              - {id: t1, custodian: eve, place: safe 1, seen: 2026-05-01}
              - {id: t2, state: spare}
            """);
    // When, Then
    assertThat(run(ann, "custody set k1 --file " + bad)).isEqualTo(2);
    assertThat(err.toString()).contains("is no YAML, line");
    assertThat(run(ann, "custody set k1 --file " + list)).isEqualTo(2);
    assertThat(run(ann, "custody set k1 --file " + typo)).isEqualTo(2);
    assertThat(err.toString()).contains("unknown field \"token\"");
    assertThat(run(ann, "custody set k1 --file " + good)).isZero();
    assertThat(run(ann, "custody set k1 --file " + good)).isZero();
    assertThat(out.toString())
        .startsWith("k1: 1 people with a token, 1 needed\n")
        .contains("t1 held, eve, safe 1, shown 2026-05-01T00:00:00Z", "t2 spare, nobody");
  }

  @Test
  void aKeyIsKeptHeldReleasedAndDestroyed() throws Exception {
    // Given
    Path ann = as(Role.OPERATOR);
    Path bob = as(Role.APPROVER);
    Path cid = as(Role.ADMIN);
    assertThat(run(ann, "retention hold k2 --case seven")).isZero();
    assertThat(out.toString()).contains("k2: nobody said how long it is kept");
    assertThat(run(ann, "retention set k2 --from 2026-01-01 --least P1D --most P9D")).isZero();
    assertThat(run(ann, "destruction ask k2 --reason old")).isEqualTo(1);
    assertThat(err.toString()).contains("legal hold \"seven\" by ");
    assertThat(run(bob, "retention release k2 --case seven")).isZero();
    assertThat(run(ann, "destruction ask k2 --reason old")).isZero();
    assertThat(out.toString()).contains("waits for another person");
    assertThat(run(bob, "destruction reject k2 --reason later")).isZero();
    assertThat(out.toString()).contains(", rejected by ", ": later\n");
    assertThat(run(ann, "destruction ask k2 --reason old")).isZero();
    assertThat(run(bob, "destruction approve k2 --reason agreed")).isZero();
    assertThat(run(bob, "destruction prove k2 --proof log")).isZero();
    assertThat(out.toString()).contains("proved by 1 of 2");
    // When
    int code = run(cid, "destruction prove k2 --proof protocol");
    // Then
    assertThat(code).isZero();
    assertThat(out.toString()).contains(", proved\n");
    assertThat(run(ann, "destruction show k2")).isZero();
    assertThat(run(ann, "retention show k2")).isZero();
    assertThat(run(ann, "retention list")).isZero();
  }

  @Test
  void aPersonIsErasedOnlyWhenAnotherOneAgrees() throws Exception {
    // Given
    Path ann = as(Role.APPROVER);
    Path bob = as(Role.ADMIN);
    assertThat(run(ann, "audit erase approve o-1 --reason sure")).isEqualTo(1);
    assertThat(err.toString()).contains("o-1").doesNotContain("Exception");
    assertThat(run(ann, "audit erase ask eve@example.com --order o/1 --reason letter")).isNotZero();
    assertThat(run(ann, "audit erase ask eve@example.com --order o-1 --reason letter")).isZero();
    assertThat(run(ann, "audit erase approve o-1 --reason sure")).isEqualTo(1);
    assertThat(err.toString()).contains("who asked for it does not agree to it");
    assertThat(run(as(Role.OPERATOR), "audit erase approve o-1 --reason sure")).isEqualTo(1);
    assertThat(err.toString()).contains("does not allow this");
    // When
    int code = run(bob, "audit erase approve o-1 --reason sure");
    // Then
    assertThat(code).isZero();
    assertThat(run(bob, "audit erase reject o-1 --reason no")).isEqualTo(1);
    assertThat(err.toString()).contains("it was decided already");
    assertThat(run(ann, "audit erase show o-1")).isZero();
    assertThat(out.toString()).contains("o-1");
  }

  @Test
  void anExportIntoAFolderThatIsThereIsRefusedBeforeTheHubIsAsked() throws Exception {
    // Given
    Path nobody = Files.writeString(folder.resolve("no-token"), "nobody\n");
    // When
    int code = run(nobody, "audit export --out " + folder);
    // Then
    assertThat(code).isEqualTo(3);
    assertThat(err.toString()).contains("is there already; an export begins with a new folder");
  }

  private Path as(Role role) throws Exception {
    String token = people.add("d" + UUID.randomUUID(), role, "test").reveal();
    return Files.writeString(folder.resolve("token-" + role), token + "\n");
  }

  private int run(Path token, String typed) {
    out = new StringWriter();
    err = new StringWriter();
    Parts none = new Parts(List.of(), Optional.empty(), Optional.empty(), List.of(), Map.of());
    CommandLine line = Cli.with(none);
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    Stream<String> where = Stream.of("--hub", hub.toString(), "--token-file", token.toString());
    return line.execute(Stream.concat(Stream.of(typed.split(" ")), where).toArray(String[]::new));
  }
}
