package io.portcullis.lab.proof;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.connectors.api.Serials;
import io.portcullis.lab.outside.Report;
import io.portcullis.lab.outside.VendorRecords;
import io.portcullis.lab.outside.VendorRecords.Device;
import io.portcullis.lab.stand.Elsewhere;
import io.portcullis.lab.stand.Lab;

/**
 * Devices whose certificates the hub did not issue: each is revoked at the authority that did. The
 * hub must run.
 */
public final class RevokedElsewhere {
  private static final Duration SOON = Duration.ofSeconds(60);

  private final Lab lab;
  private final Report report;

  public RevokedElsewhere(Lab lab, Report report) {
    this.lab = lab;
    this.report = report;
  }

  /** ACME tells no state, so pebble's management API is the witness. */
  public void atPebble(int step) {
    Elsewhere there = lab.elsewhere();
    begin(step, Elsewhere.BY_PEBBLE, there.fromPebble(), "pebble");
    report.check("valid", "pebble, management API", there.pebbleSays().contains("\"Valid\""));
    stolen(Elsewhere.BY_PEBBLE);
    report.see("revoked, reason 1", "pebble, management API", SOON, () -> revoked(there));
    proved(Elsewhere.BY_PEBBLE);
  }

  /** Whoever relies on it asks its OCSP, which lags behind its store by some seconds. */
  public void atCfssl(int step) {
    Elsewhere there = lab.elsewhere();
    begin(step, Elsewhere.BY_CFSSL, there.fromCfssl(), "CFSSL");
    report.see("good", "OCSP", SOON, () -> there.cfsslSays().equals("good"));
    stolen(Elsewhere.BY_CFSSL);
    String revoked = "revoked|1|";
    report.see(
        "revoked, reason 1", "CFSSL's store", SOON, () -> there.cfsslStores().startsWith(revoked));
    report.see("revoked", "OCSP", SOON, () -> there.cfsslSays().equals("keyCompromise"));
    proved(Elsewhere.BY_CFSSL);
  }

  private void begin(int step, Device device, X509Certificate certificate, String authority) {
    String about = "Falcon, by webhook: credentials were stolen on %s, certified by %s";
    report.step(step, about.formatted(device.name(), authority));
    report.sent();
    report.check("inventory accepted", "POST /hooks/inventory", lab.introduce());
    String serial = Serials.text(certificate.getSerialNumber());
    report.see(
        "the hub knows the certificate",
        "GET /explain",
        SOON,
        () -> explained(device).toString().contains(serial));
  }

  private void stolen(Device device) {
    String record = VendorRecords.theft(device, Lab.now());
    report.sent();
    report.check("record accepted", "POST /hooks/falcon", lab.say("falcon", record));
  }

  private void proved(Device device) {
    report.see("the hub has proof", "GET /explain", SOON, () -> proof(device).isPresent());
    proof(device).ifPresent(detail -> report.say("   | VERIFIED: " + detail));
    report.say("   | " + Hops.of(explained(device), "REVOKED"));
  }

  /** What the hub's outcome of the revocation says, once that is verified. */
  private Optional<String> proof(Device device) {
    for (JsonNode action : explained(device).path("actions")) {
      if (action.path("want").asText().equals("REVOKED")) {
        for (JsonNode outcome : action.path("outcomes")) {
          if (outcome.path("status").asText().equals("VERIFIED")) {
            return Optional.of(outcome.path("detail").asText());
          }
        }
      }
    }
    return Optional.empty();
  }

  private JsonNode explained(Device device) {
    return lab.hub().explain(device.name());
  }

  private static boolean revoked(Elsewhere there) {
    String says = there.pebbleSays();
    return says.contains("\"Revoked\"") && says.contains("\"Reason\": 1");
  }
}
