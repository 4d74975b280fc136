package io.portcullis.routes.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

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

@QuarkusTest
@TestProfile(ApiProfile.class)
class HubCommandsTest {
  @TestHTTPResource URI hub;
  @Inject People people;
  @TempDir Path folder;

  private StringWriter out;
  private StringWriter err;

  @Test
  void aTokenThatIsNotKnownEndsWithOne() throws Exception {
    // Given
    Path token = Files.writeString(folder.resolve("token"), "pcl_wrong");
    // When
    int code = run(token, "stop");
    // Then
    assertThat(code).isIn(1, 3);
    assertThat(err.toString()).containsAnyOf("does not know this token", "too many calls");
  }

  @Test
  void aRoleThatMayNotEndsWithOne() throws Exception {
    // When
    int code = run(as(Role.VIEWER), "stop");
    // Then
    assertThat(code).isEqualTo(1);
    assertThat(err.toString()).contains("the role viewer does not allow this");
  }

  @Test
  void whatIsNotThereEndsWithOne() throws Exception {
    assertThat(run(as(Role.VIEWER), "explain", "sub-7")).isEqualTo(1);
    assertThat(err.toString()).contains("nothing is known as sub-7");
  }

  @Test
  void anApprovalIsListedAndGiven() throws Exception {
    // Given
    Path anna = as(Role.APPROVER);
    assertThat(run(anna, "approvals", "list")).isZero();
    assertThat(out.toString()).contains("apr-1").contains("hsm-a -> REVOKED by hsm-tamper");
    // When
    int code = run(anna, "approvals", "approve", "apr-1", "--reason", "drill");
    // Then
    assertThat(code).isZero();
    assertThat(out.toString()).contains(" of 2 approve ");
  }

  @Test
  void aMassChangeIsAnnouncedListedAndCancelled() throws Exception {
    // Given
    Path anna = as(Role.APPROVER);
    // When
    int announced =
        run(
            anna,
            "planned",
            "announce",
            "leavers",
            "--quota",
            "300",
            "--from",
            "2026-03-06T16:00:00Z",
            "--until",
            "2026-03-06T22:00:00Z",
            "--owner",
            "hr",
            "--reason",
            "the site closes");
    // Then
    assertThat(announced).isZero();
    assertThat(out.toString())
        .startsWith("pln-2  leavers: 0 of 300 used, 2026-03-06T16:00:00Z to 2026-03-06T22:00:00Z")
        .contains("waits for another person: the site closes");
    assertThat(run(anna, "planned", "list")).isZero();
    assertThat(out.toString()).contains("pln-1  leavers: 12 of 300 used", "agreed to by bob");
    assertThat(run(anna, "planned", "cancel", "pln-1", "--reason", "put off")).isZero();
    assertThat(run(anna, "planned", "cancel", "pln-9", "--reason", "put off")).isEqualTo(1);
  }

  @Test
  void anAlertIsListedShownAndAcknowledged() throws Exception {
    // Given
    Path anna = as(Role.OPERATOR);
    // When
    int listed = run(anna, "alerts", "list", "--open");
    // Then
    assertThat(listed).isZero();
    assertThat(out.toString())
        .contains("alr-1  2026-02-03T04:05:06Z  HIGH  open  payments: a key was exported");
    assertThat(run(anna, "alerts", "show", "alr-1")).isZero();
    assertThat(out.toString()).contains("Key card: /keys/key-1", "mail: taken ");
    assertThat(run(anna, "alerts", "ack", "alr-1", "--reason", "on it")).isZero();
    assertThat(out.toString()).contains("acknowledged by ");
    assertThat(run(anna, "alerts", "ack", "none", "--reason", "on it")).isEqualTo(1);
  }

  @Test
  void theTrailSaysHowFarItIsWitnessed() throws Exception {
    // When
    int told = run(as(Role.VIEWER), "audit", "status");
    // Then
    assertThat(told).isZero();
    assertThat(out.toString())
        .startsWith("checkpoint  7 at 2026-02-03T04:05:06Z, 42 records, SHA-256 abab")
        .contains("witness     rfc3161 saw 7 at 2026-02-03T04:05:06Z")
        .endsWith("exposed     what came in the last 12 s is not witnessed\n");
  }

  @Test
  void anExplanationIsTextOrJson() throws Exception {
    assertThat(run(as(Role.VIEWER), "explain", "hostname=laptop/1")).isZero();
    assertThat(out.toString()).startsWith("device laptop-1 (sub-1)\n");
    assertThat(run(as(Role.VIEWER), "explain", "sub-1", "--json")).isZero();
    assertThat(out.toString()).startsWith("{\"asked\":\"sub-1\"").doesNotContain("device laptop");
  }

  @Test
  void theGateIsStoppedAndResumed() throws Exception {
    Path token = as(Role.OPERATOR);
    assertThat(run(token, "stop", "--reason", "smoke in the hall")).isZero();
    assertThat(out.toString()).startsWith("stopped by ").contains("smoke in the hall");
    assertThat(run(token, "resume")).isZero();
    assertThat(out.toString()).startsWith("running, resumed by ");
  }

  @Test
  void aModeIsSetAndASubjectTakenBack() throws Exception {
    Path token = as(Role.ADMIN);
    assertThat(run(token, "mode", "device-non-compliant", "enforce")).isZero();
    assertThat(out.toString()).isEqualTo("device-non-compliant: enforce\n");
    assertThat(run(token, "reinstate", "sub-1", "--reason", "clean")).isZero();
    assertThat(out.toString()).isEqualTo("reinstated (sig-9)\n");
  }

  @Test
  void aThresholdIsSet() throws Exception {
    // When
    int code = run(as(Role.ADMIN), "rules", "set", "device-non-compliant", "grace", "PT4H");
    // Then
    assertThat(code).isZero();
    assertThat(out.toString()).isEqualTo("set (bundle-grace-PT4H)\n");
  }

  @Test
  void aModeIsSetForAGroupAndAShare() throws Exception {
    Path token = as(Role.ADMIN);
    // When
    int code =
        run(token, "mode", "device-non-compliant", "enforce", "--group", "pilot", "--ramp", "10");
    // Then
    assertThat(code).isZero();
    assertThat(out.toString())
        .isEqualTo("device-non-compliant: observe\n  group pilot: enforce, 10 % of subjects\n");
  }

  @Test
  void somebodyIsExemptListedAndNoLonger() throws Exception {
    Path admin = as(Role.ADMIN);
    // When
    int code =
        run(admin, "exempt", "all", "group=old", "--until", "2027-03-31", "--reason", "replaced");
    // Then
    assertThat(code).isZero();
    assertThat(out.toString())
        .startsWith("exm-1  all for group=old until 2027-04-01T00:00:00Z\n  by ")
        .endsWith(": replaced\n");
    assertThat(run(as(Role.VIEWER), "exemptions", "list")).isZero();
    assertThat(out.toString()).contains("exm-1  all for group=old");
    assertThat(run(admin, "exemptions", "end", "exm-1", "--reason", "they are gone")).isZero();
    assertThat(out.toString()).isEqualTo("ended: exm-1, group=old\n");
  }

  @Test
  void theReportIsATableJsonOrAPage() throws Exception {
    Path viewer = as(Role.VIEWER);
    Path page = folder.resolve("observed.html");
    // When
    assertThat(run(viewer, "observed")).isZero();
    // Then
    assertThat(out.toString()).startsWith("these 3 of 40 subjects would be cut off");
    assertThat(run(viewer, "observed", "--json")).isZero();
    assertThat(out.toString()).startsWith("{\"asOf\":");
    assertThat(run(viewer, "observed", "--html", page.toString())).isZero();
    assertThat(Files.readString(page)).startsWith("<!DOCTYPE html>").contains("would be cut off");
  }

  @Test
  void watchedServicesAreATableOrJson() throws Exception {
    Path viewer = as(Role.VIEWER);
    // When
    assertThat(run(viewer, "watch", "revocation")).isZero();
    // Then
    assertThat(out.toString())
        .startsWith(
            "cn=device ca,o=example\n"
                + "  revocations: asked for by the hub: half within 0.4s, 99 of 100 within 95.0s,"
                + " of the last 40\n"
                + "  CRL  expired ")
        .contains("http://ca.example/a.crl\n       ran out\n")
        .contains("  OCSP answered     >2s ");
    assertThat(run(viewer, "watch", "revocation", "--json")).isZero();
    assertThat(out.toString())
        .startsWith("[{")
        .contains("\"authority\":\"cn=device ca,o=example\"");
  }

  @Test
  void delaysAreALineForEachAuthority() throws Exception {
    Path viewer = as(Role.VIEWER);
    // When
    assertThat(run(viewer, "watch", "delays")).isZero();
    // Then
    assertThat(out.toString())
        .isEqualTo(
            "cn=device ca,o=example\n"
                + "  asked for by the hub: half within 0.4s, 99 of 100 within 95.0s, of the last"
                + " 40\n");
    assertThat(run(viewer, "watch", "delays", "--json")).isZero();
    assertThat(out.toString()).startsWith("[{").contains("\"p99\":95.0");
  }

  @Test
  void endpointsAreALineEachWithWhatIsRemarked() throws Exception {
    Path viewer = as(Role.VIEWER);
    // When
    assertThat(run(viewer, "watch", "endpoints")).isZero();
    // Then
    assertThat(out.toString())
        .startsWith(
            "mail.example:25  (post)\n  not deployed     since 2026-03-01T10:00:00Z  number 7")
        .endsWith("shop.example:443  nothing is remarked\n");
    assertThat(run(viewer, "watch", "endpoints", "--json")).isZero();
    assertThat(out.toString()).startsWith("[{").contains("\"kind\":\"NOT_DEPLOYED\"");
  }

  @Test
  void keysAreListedPageByPageAndShownOnACard() throws Exception {
    Path viewer = as(Role.VIEWER);
    // When
    assertThat(run(viewer, "key", "list")).isZero();
    // Then
    assertThat(out.toString().lines()).hasSize(3);
    assertThat(out.toString()).contains("key-1", "key-2");
    assertThat(run(viewer, "key", "list", "--tier", "ca", "--json")).isZero();
    assertThat(out.toString()).isEmpty();
    assertThat(run(viewer, "key", "list", "--where", "cellar")).isEqualTo(2);
    assertThat(err.toString()).contains("parameter where must be one of software-file");
    assertThat(run(viewer, "key", "show", "arn:aws:kms:x:1:key/7")).isZero();
    assertThat(out.toString())
        .startsWith("key key-1 (key-1), as of ")
        .contains("where it is stored      not known\n");
    assertThat(run(viewer, "key", "show", "arn:aws:kms:x:1:key/7", "--json")).isZero();
    assertThat(out.toString()).startsWith("{\"id\":\"key-1\"");
    assertThat(run(viewer, "key", "show", "nothing")).isEqualTo(1);
  }

  @Test
  void theMatrixIsATableAPageOrRows() throws Exception {
    Path viewer = as(Role.VIEWER);
    Path page = folder.resolve("keys.html");
    Path rows = folder.resolve("keys.csv");
    // When
    assertThat(run(viewer, "key", "matrix")).isZero();
    // Then
    assertThat(out.toString()).contains("NAME", "key-1", "key-2", "to be moved into an HSM: none");
    assertThat(run(viewer, "key", "matrix", "--html", page.toString())).isZero();
    assertThat(Files.readString(page)).startsWith("<!DOCTYPE html>").contains("key-2");
    assertThat(run(viewer, "key", "matrix", "--csv", rows.toString())).isZero();
    assertThat(Files.readString(rows).lines()).hasSize(61);
    assertThat(run(viewer, "key", "matrix", "--json")).isZero();
    assertThat(out.toString()).startsWith("{\"asOf\":").contains("\"NOT_EXPORTABLE\"");
    assertThat(run(viewer, "key", "matrix", "--json", "--csv", rows.toString())).isEqualTo(2);
    assertThat(run(viewer, "key", "matrix", "--csv", folder.toString())).isEqualTo(2);
  }

  @Test
  void aBaselineIsAccepted() throws Exception {
    Path admin = as(Role.ADMIN);
    // When
    int code = run(admin, "baseline", "accept", "--until", "2027-03-31", "--reason", "day zero");
    // Then
    assertThat(code).isZero();
    assertThat(out.toString()).contains("all for 412 findings until 2027-04-01T00:00:00Z");
    run(admin, "exemptions", "end", "exm-1", "--reason", "test");
  }

  @Test
  void rulesAreActivatedFromAFolder() throws Exception {
    // Given
    Path rule = Files.createDirectories(folder.resolve("policies/device/x"));
    Files.writeString(rule.resolve("Rule.drl"), "package x;");
    Files.writeString(rule.resolve("notes.txt"), "not sent");
    // When
    int code = run(as(Role.ADMIN), "rules", "activate", folder.resolve("policies").toString());
    // Then
    assertThat(code).isZero();
    assertThat(out.toString()).isEqualTo("published (bundle-1)\n");
  }

  @Test
  void aPersonIsAddedListedAndRemoved() throws Exception {
    // Given
    Path admin = as(Role.ADMIN);
    String name = "p" + UUID.randomUUID();
    // When
    int added = run(admin, "people", "add", name, "--role", "approver");
    String token = out.toString().strip();
    // Then
    assertThat(added).isZero();
    assertThat(people.byToken(token)).get().extracting("name").isEqualTo(name);
    assertThat(run(admin, "people", "list")).isZero();
    assertThat(out.toString()).contains(name + " approver");
    assertThat(run(admin, "people", "remove", name)).isZero();
    assertThat(people.byToken(token)).isEmpty();
  }

  @Test
  void certificatesAreListedAndShownWithTheirKey() throws Exception {
    Path viewer = as(Role.VIEWER);
    String sha256 = "aa".repeat(32);
    // When
    assertThat(run(viewer, "cert", "list", "--owner", "web team", "--most", "1")).isZero();
    // Then
    assertThat(out.toString())
        .startsWith("2026-04-01T00:00:00Z valid     CN=shop.example.org  (web team)\n    " + sha256)
        .endsWith("there are more: --most\n");
    assertThat(run(viewer, "cert", "show", sha256)).isZero();
    assertThat(out.toString())
        .contains("  places        lb-1, lb-2\n", "  owner         web team (scan, 2026-02-03T")
        .contains("  holder        not known\n", " of the same key, which fall with it:\n");
    assertThat(run(viewer, "cert", "expiring", "--within", "PT0S")).isZero();
    assertThat(out.toString()).isEqualTo("no certificate of the inventory fits\n");
    assertThat(run(viewer, "cert", "list", "--json")).isZero();
    assertThat(out.toString()).startsWith("{\"certificates\":[{");
    assertThat(run(viewer, "cert", "show", "nobody")).isEqualTo(1);
    assertThat(run(viewer, "cert", "expiring", "--within", "soon")).isEqualTo(2);
  }

  @Test
  void whatIsToComeIsShownAndWritten() throws Exception {
    // Given
    Path viewer = as(Role.VIEWER);
    Path page = folder.resolve("storm.html");
    Path picture = folder.resolve("storm.svg");
    Path rows = folder.resolve("storm.csv");
    // When
    assertThat(run(viewer, "calendar", "storm", "--days", "100")).isZero();
    // Then
    assertThat(out.toString())
        .startsWith("2 certificates, 2 of them waiting to be renewed\nweek from  ")
        .contains("lab allows 1\n");
    assertThat(run(viewer, "calendar", "storm", "--html", page.toString())).isZero();
    assertThat(run(viewer, "calendar", "storm", "--svg", picture.toString())).isZero();
    assertThat(run(viewer, "calendar", "storm", "--csv", rows.toString())).isZero();
    assertThat(Files.readString(page)).contains("<h1>Renewals to come</h1>", "<svg ");
    assertThat(Files.readString(picture)).startsWith("<svg ");
    assertThat(Files.readString(rows)).startsWith("day,authority,unchanged,").contains("cn=lab ca");
    assertThat(run(viewer, "calendar", "storm", "--json")).isZero();
    assertThat(out.toString()).startsWith("{\"first\":\"2026-02-03\"");
    assertThat(run(viewer, "calendar", "storm", "--json", "--csv", "x")).isEqualTo(2);
    assertThat(run(viewer, "calendar", "storm", "--days", "1501")).isEqualTo(2);
    assertThat(run(viewer, "calendar", "storm", "--html", folder + "/none/x")).isEqualTo(2);
    assertThat(run(viewer, "calendar", "chains")).isZero();
    assertThat(out.toString())
        .startsWith("cn=lab ca\n    to a root in 1 steps, proved by signature, breaks 2026-02-13")
        .contains("outlives-parent: cn=lab ca, 2026-02-13", "7 certificates of cn=lab ca");
    assertThat(run(viewer, "calendar", "due", "--owner", "web team")).isZero();
    assertThat(out.toString())
        .startsWith("2026-02-13T04:05:06Z  shop.example.org  (web team), step 14d, last chance")
        .contains("no renewal is known");
    assertThat(run(viewer, "calendar", "due", "--owner", "nobody")).isZero();
    assertThat(out.toString()).isEqualTo("nothing is to be renewed now\n");
  }

  @Test
  void aFolderIsImportedAndExportedAgain() throws Exception {
    // Given
    Path estate = Files.createDirectories(folder.resolve("estate"));
    Files.writeString(
        estate.resolve("a.csv"), "issuer,serial,owner\nCN=Z,2f,till team\nCN=Z,x!,a\n");
    Path table = folder.resolve("all.csv");
    // When
    int code = run(as(Role.OPERATOR), "inventory", "import", estate.toString(), "--source", "cmdb");
    // Then
    assertThat(code).isEqualTo(1);
    assertThat(out.toString())
        .startsWith("refused: a.csv, line 3: row: column 6 (serial)")
        .endsWith("1 taken, 1 refused\n");
    assertThat(err.toString()).contains("100 %, 1 read");
    Path viewer = as(Role.VIEWER);
    assertThat(run(viewer, "inventory", "export", "--format", "csv", table.toString())).isZero();
    assertThat(Files.readString(table))
        .startsWith("certificate,sha256,issuer")
        .contains("till team");
    assertThat(run(viewer, "inventory", "export")).isZero();
    assertThat(out.toString()).contains("\"till team\"");
    assertThat(run(viewer, "inventory", "import", table.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("the role viewer does not allow this");
    assertThat(run(as(Role.OPERATOR), "inventory", "import", "nowhere")).isEqualTo(3);
  }

  private Path as(Role role) throws Exception {
    String token = people.add("c" + UUID.randomUUID(), role, "test").reveal();
    return Files.writeString(folder.resolve("token-" + role), token + "\n");
  }

  private int run(Path token, String... typed) {
    out = new StringWriter();
    err = new StringWriter();
    Parts none = new Parts(List.of(), Optional.empty(), Optional.empty(), List.of(), Map.of());
    CommandLine line = Cli.with(none);
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    String[] args = Arrays.copyOf(typed, typed.length + 4);
    args[typed.length] = "--hub";
    args[typed.length + 1] = hub.toString();
    args[typed.length + 2] = "--token-file";
    args[typed.length + 3] = token.toString();
    return line.execute(args);
  }
}
