package io.portcullis.routes.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.lab.outside.Report;
import io.portcullis.model.Standing;

/** Step 7: a feed that lies about 150 devices is stopped, and one real compromise is not. */
final class PoisonedFeed {
  private static final int FIRST = 51;
  private static final int LAST = 200;
  private static final int REAL = 44;
  private static final Duration SETTLE = Duration.ofSeconds(60);

  private final World world;
  private final Report report;
  private final Scenario scenario;

  PoisonedFeed(World world, Report report, Scenario scenario) {
    this.world = world;
    this.report = report;
    this.scenario = scenario;
  }

  void play() {
    int poisoned = LAST - FIRST + 1;
    report.step(7, "a poisoned feed calls " + poisoned + " devices non-compliant within seconds");
    Instant now = world.now();
    report.sent();
    for (int n = FIRST; n <= LAST; n++) {
      world.toTopic(VendorRecords.intune(Estate.device(n), "Not compliant", now.plusMillis(n)));
      if (n == (FIRST + LAST) / 2) {
        report.say("   in the middle of it: a real compromise of " + Estate.device(REAL).name());
        scenario.compromise(Estate.device(REAL));
      }
    }
    report.see("the breaker stops", "GET /approvals", Scenario.SOON, this::tripped);
    report.see(
        "all " + poisoned + " were decided: in quarantine or waiting",
        "GET /explain",
        SETTLE,
        () -> devices().stream().allMatch(d -> !quarantined(d) ? waits(d) : true));
    counted();
  }

  private void counted() {
    List<Estate.Device> inQuarantine = devices().stream().filter(this::quarantined).toList();
    List<Estate.Device> waiting =
        devices().stream().filter(d -> !inQuarantine.contains(d)).toList();
    report.check(
        inQuarantine.size() + " in quarantine, " + waiting.size() + " wait for people",
        "GET /explain",
        inQuarantine.size() <= 20 && waiting.size() >= 100);
    report.check(
        "nothing done to them is irreversible",
        "OCSP",
        inQuarantine.stream().map(d -> world.ocsp(d.name())).noneMatch("KEY_COMPROMISE"::equals));
    report.check(
        "who waits may still connect",
        "POST /radius/authorize",
        waiting.stream().allMatch(d -> world.authorise(d).equals("allowed")));
    report.see(
        "an alarm is recorded",
        "Elasticsearch",
        Scenario.SOON,
        () -> world.search().count("audit", "event.action", "breaker-tripped") > 0);
  }

  private boolean tripped() {
    for (JsonNode approval : world.approvals()) {
      if (approval.path("id").asText().startsWith("brk-")) {
        return true;
      }
    }
    return false;
  }

  private boolean quarantined(Estate.Device device) {
    return world.stands(device.name(), Standing.QUARANTINED);
  }

  private boolean waits(Estate.Device device) {
    return world.explain(device.name()).path("standing").path("note").asText().contains("waits");
  }

  private static List<Estate.Device> devices() {
    return IntStream.rangeClosed(FIRST, LAST)
        .filter(n -> n % Estate.IDENTITIES != 7)
        .mapToObj(Estate::device)
        .toList();
  }
}
