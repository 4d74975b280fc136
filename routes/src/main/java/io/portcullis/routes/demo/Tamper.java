package io.portcullis.routes.demo;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.lab.outside.Report;
import io.portcullis.model.Standing;

/** Step 5: what an HSM says about itself is acted on reversibly, and finally only by two people. */
final class Tamper {
  private final World world;
  private final Report report;

  Tamper(World world, Report report) {
    this.world = world;
    this.report = report;
  }

  void play() {
    List<Estate.Key> keys =
        Estate.keys().stream().filter(k -> k.token().equals(Estate.TOKEN)).toList();
    Estate.Key key = keys.getFirst();
    report.step(
        5, "syslog: " + Estate.HSM + " was tampered with; it holds " + keys.size() + " keys");
    String line = VendorRecords.tamper(world.now());
    report.sent();
    world.syslogLine(line);
    stands(Estate.HSM, Standing.QUARANTINED);
    stands(key.name(), Standing.QUARANTINED);
    unusable(key);
    report.see(
        "certificate of " + key.name() + " on hold, not revoked",
        "OCSP",
        Scenario.SOON,
        () -> world.ocsp(key.name()).equals("CERTIFICATE_HOLD"));
    report.see(
        "a revocation waits for people",
        "GET /approvals",
        Scenario.SOON,
        () -> waiting().isPresent());
    approve(key);
  }

  private void approve(Estate.Key key) {
    String id = waiting().orElse("");
    String first = world.approvers().getFirst();
    report.sent();
    report.check("first person agrees", "POST /approvals", world.approve(id, first));
    report.check(
        "the same person again does not count", "POST /approvals", !world.approve(id, first));
    report.check("still not revoked", "OCSP", world.ocsp(key.name()).equals("CERTIFICATE_HOLD"));
    report.sent();
    report.check(
        "second person agrees", "POST /approvals", world.approve(id, world.approvers().getLast()));
    stands(Estate.HSM, Standing.REVOKED);
    for (Estate.Key each : Estate.keys().subList(0, Estate.KEYS_AT_RISK)) {
      report.see(
          "certificate of " + each.name() + " revoked",
          "OCSP",
          Scenario.SOON,
          () -> world.ocsp(each.name()).equals("KEY_COMPROMISE"));
    }
  }

  private void unusable(Estate.Key key) {
    if (world.hsm().isEmpty()) {
      report.say("   (no SoftHSM2 and OpenSC here: that the key is locked can not be shown)");
      return;
    }
    report.see(
        key.name() + " signs no more",
        "pkcs11-tool, SoftHSM2",
        Scenario.SOON,
        () -> !world.hsm().get().signs(key));
  }

  private Optional<String> waiting() {
    for (JsonNode approval : world.approvals()) {
      if (approval.path("subjectName").asText().equals(Estate.HSM)) {
        return Optional.of(approval.path("id").asText());
      }
    }
    return Optional.empty();
  }

  private void stands(String name, Standing standing) {
    report.see(
        name + " is " + standing,
        "GET /explain",
        Scenario.SOON,
        () -> world.stands(name, standing));
  }
}
