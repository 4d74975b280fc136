package io.portcullis.routes.demo;

import java.time.Duration;
import java.time.Instant;

import io.portcullis.lab.outside.RelyingParty;
import io.portcullis.lab.outside.Report;
import io.portcullis.model.Standing;

/** Steps 1 to 4 and 6: one subject at a time. */
final class Scenario {
  static final Duration SOON = Duration.ofSeconds(15);
  private static final String EXPLAIN = "GET /explain";

  private final World world;
  private final Report report;

  Scenario(World world, Report report) {
    this.world = world;
    this.report = report;
  }

  void noncompliant() {
    Estate.Device device = Estate.device(17);
    report.step(1, "Intune, on the Kafka topic: " + device.name() + " does not comply");
    String record = VendorRecords.intune(device, "Not compliant", world.now());
    report.sent();
    world.toTopic(record);
    stands(device.name(), Standing.QUARANTINED);
    report.see(
        "session moved to VLAN " + SampleNas.QUARANTINE,
        "NAS, by CoA",
        SOON,
        () -> world.nas().vlan(device).equals(SampleNas.QUARANTINE));
    ocsp(device.name(), "CERTIFICATE_HOLD");
    report.see(
        "certificate on hold",
        "CRL",
        SOON,
        () -> world.crl(device.name()).equals("CERTIFICATE_HOLD"));
  }

  void compliantAgain() {
    Estate.Device device = Estate.device(17);
    report.step(2, "Intune: " + device.name() + " complies again");
    String record = VendorRecords.intune(device, "Compliant", world.now());
    report.sent();
    world.toTopic(record);
    stands(device.name(), Standing.GOOD);
    report.see(
        "session back in VLAN " + SampleNas.NORMAL,
        "NAS, by CoA",
        SOON,
        () -> world.nas().vlan(device).equals(SampleNas.NORMAL));
    ocsp(device.name(), RelyingParty.GOOD);
  }

  void credentialTheft() {
    Estate.Device device = Estate.device(42);
    report.step(3, "CrowdStrike: critical credential theft on " + device.name());
    compromise(device);
    report.see(
        "session disconnected",
        "NAS, by Disconnect",
        SOON,
        () -> world.nas().vlan(device).isEmpty());
    ocsp(device.name(), "KEY_COMPROMISE");
    report.see(
        "it may not connect again",
        "POST /radius/authorize",
        SOON,
        () -> world.authorise(device).equals("refused"));
  }

  /** Sends the detection and waits for the standing. */
  void compromise(Estate.Device device) {
    String record = VendorRecords.falcon(device, world.now());
    report.sent();
    report.check("record accepted", "POST /hooks/falcon", world.hook("falcon", record));
    stands(device.name(), Standing.REVOKED);
  }

  void deactivated() {
    Estate.Person person = Estate.person(7);
    report.step(
        4,
        "Okta: " + person.name() + " deactivated, who has " + person.devices().size() + " devices");
    String record = VendorRecords.okta(person, world.now());
    report.sent();
    report.check("record accepted", "POST /hooks/okta", world.hook("okta", record));
    stands(person.name(), Standing.REVOKED);
    for (int n : person.devices()) {
      String name = Estate.device(n).name();
      report.see(
          "certificate of " + name + " revoked",
          "OCSP",
          SOON,
          () -> !world.ocsp(name).equals(RelyingParty.GOOD));
    }
  }

  void newPrincipal() {
    Estate.Key key = Estate.key(12);
    report.step(6, "pkcs11-spy: " + key.name() + " used by a principal never seen before");
    Instant before = world.now().minusSeconds(60);
    world.hook("spy", VendorRecords.signature(key, "svc-build", before));
    report.see("its usual user is known", EXPLAIN, SOON, () -> knows(key, "svc-build"));
    String record = VendorRecords.signature(key, "svc-unknown", world.now());
    report.sent();
    report.check("record accepted", "POST /hooks/spy", world.hook("spy", record));
    stands(key.name(), Standing.WATCHED);
    report.see(
        "people are told",
        "log, action record",
        SOON,
        () -> world.search().count("actions", "portcullis.action.want", "TOLD") > 0);
  }

  private boolean knows(Estate.Key key, String principal) {
    return world.explain(key.name()).path("facts").toString().contains(principal);
  }

  void stands(String name, Standing standing) {
    report.see(name + " is " + standing, EXPLAIN, SOON, () -> world.stands(name, standing));
  }

  private void ocsp(String name, String answer) {
    report.see("OCSP says " + answer, "OCSP", SOON, () -> world.ocsp(name).equals(answer));
  }
}
