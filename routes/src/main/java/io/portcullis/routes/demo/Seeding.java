package io.portcullis.routes.demo;

import java.time.Duration;
import java.util.Map;

import io.portcullis.lab.outside.Report;
import io.portcullis.model.Certificate;

/** The estate enters through the hub's own entrances: inventory and accounting. */
final class Seeding {
  private static final Duration SETTLE = Duration.ofSeconds(60);

  private final World world;
  private final Report report;

  Seeding(World world, Report report) {
    this.world = world;
    this.report = report;
  }

  void play(Map<String, Certificate> certificates) {
    report.step(
        0,
        "the estate: %d devices, %d identities, %d keys"
            .formatted(Estate.DEVICES, Estate.IDENTITIES, Estate.KEYS));
    report.sent();
    boolean taken =
        world.hook("estate", Inventory.devices(certificates))
            && world.hook("estate", Inventory.people())
            && world.hook("estate", Inventory.keys(certificates))
            && world.hook("estate", Inventory.hsm());
    report.check("inventory accepted", "POST /hooks/estate", taken);
    boolean connected = Estate.devices().stream().allMatch(d -> world.nas().connect(d) == 202);
    report.check("sessions accepted", "POST /hooks/freeradius", connected);
    report.see(
        "all devices, people and keys are known",
        "GET /explain",
        SETTLE,
        () ->
            Estate.devices().stream().allMatch(d -> known(d.name()))
                && Estate.people().stream().allMatch(p -> known(p.name()))
                && Estate.keys().stream().allMatch(k -> known(k.name()))
                && known(Estate.HSM));
    report.see(
        "all devices may connect",
        "POST /radius/authorize",
        SETTLE,
        () -> Estate.devices().stream().allMatch(d -> world.authorise(d).equals("allowed")));
  }

  private boolean known(String name) {
    return !world.explain(name).isMissingNode();
  }
}
