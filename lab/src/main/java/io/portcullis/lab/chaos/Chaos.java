package io.portcullis.lab.chaos;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import io.portcullis.connectors.api.FreePorts;
import io.portcullis.connectors.ca.local.CertificateRequest.Use;
import io.portcullis.lab.net.LabException;
import io.portcullis.lab.net.Wait;
import io.portcullis.lab.outside.LabHub;
import io.portcullis.lab.outside.Report;
import io.portcullis.lab.outside.Topics;
import io.portcullis.lab.outside.VendorRecords;
import io.portcullis.lab.outside.VendorRecords.Device;
import io.portcullis.lab.stand.AtExit;
import io.portcullis.lab.stand.DeviceCa;
import io.portcullis.lab.stand.LabFolder;
import io.portcullis.lab.stand.SmallDisk;
import io.portcullis.model.Standing;

/**
 * A NAS that refuses and loses requests, an authority that takes no change, and a hub that is
 * killed. All devices fall ill in it; then half of them recover and half turn out to be stolen.
 */
public final class Chaos {
  private static final Duration KNOWN = Duration.ofMinutes(3);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(3);
  private static final int DISK_MEGABYTES = 8;

  private final ChaosSize size;
  private final LabFolder folder;
  private final Report report;
  private final List<Device> devices;
  private int kills;

  /**
   * @param path emptied first
   */
  public Chaos(ChaosSize size, Path path, Report report) {
    this.size = size;
    this.folder = LabFolder.fresh(path);
    this.report = report;
    this.devices = IntStream.range(0, size.devices()).mapToObj(Device::number).toList();
  }

  /**
   * @return every action with its fate; what the report misses is said there too
   * @throws LabException when a part can not be started
   */
  public ChaosReport play(int step) {
    report.step(
        step,
        "chaos: %d devices, NAS refuses %.0f %% and loses %.0f %%, CA down %d s, hub killed %d times"
            .formatted(
                size.devices(),
                100 * size.nak(),
                100 * size.silence(),
                size.authorityDown().toSeconds(),
                size.kills()));
    String hooks = folder.secret("hooks");
    String das = folder.secret("das");
    DeviceCa ca = new DeviceCa(folder.folder("ca"), FreePorts.tcp());
    try (SmallDisk disk = SmallDisk.mount(ca.folder(), DISK_MEGABYTES);
        LabHub hub = new LabHub(folder.folder("hub"), FreePorts.tcp());
        AtExit atExit = AtExit.close(List.of(hub, disk))) {
      List<DeviceCa.Holder> holders =
          ca.issue(devices.stream().map(Device::name).toList(), Use.CLIENT);
      Sender sender = new Sender(hub.api(), Map.of("X-Hook-Secret", hooks));
      try (FaultyNas nas = new FaultyNas(das, devices, sender)) {
        hub.start(new ChaosYaml(folder, ca, nas.port()).text());
        seed(hub, sender, nas, holders);
        faults(hub, sender, nas, disk);
        return settled(hub, ca, nas);
      }
    }
  }

  private void seed(LabHub hub, Sender sender, FaultyNas nas, List<DeviceCa.Holder> holders) {
    report.sent();
    for (int i = 0; i < devices.size(); i++) {
      sender.deliver(
          "inventory", VendorRecords.inventory(devices.get(i), holders.get(i).certificate()));
      nas.connect(devices.get(i));
    }
    report.see(
        "all devices and sessions known",
        "GET /explain",
        KNOWN,
        () -> devices.stream().allMatch(d -> known(hub, d)));
  }

  private static boolean known(LabHub hub, Device device) {
    var explained = hub.explain(device.name());
    return explained.path("facts").toString().contains("certificate ")
        && explained.path("signals").toString().contains("session-started");
  }

  private void faults(LabHub hub, Sender sender, FaultyNas nas, SmallDisk disk) {
    nas.misbehave(size.nak(), size.silence());
    disk.fill();
    Instant down = now();
    report.sent();
    recovered().forEach(d -> ill(sender, d));
    Wait.until(size.authorityDown(), () -> now().isAfter(down.plus(size.authorityDown())));
    disk.free();
    report.say("   CA was down for %d s".formatted(Duration.between(down, now()).toSeconds()));
    wave(hub, lost(), d -> ill(sender, d));
    wave(hub, recovered(), d -> well(sender, d));
    wave(hub, lost(), d -> stolen(sender, d));
    nas.behave();
  }

  /** The hub is killed in the middle of it, while kills are left. */
  private void wave(LabHub hub, List<Device> some, Consumer<Device> say) {
    int middle = some.size() / 2;
    some.subList(0, middle).forEach(say);
    if (kills < size.kills()) {
      kills++;
      hub.kill();
      hub.start();
      report.say("   hub killed and started again");
    }
    some.subList(middle, some.size()).forEach(say);
  }

  private ChaosReport settled(LabHub hub, DeviceCa ca, FaultyNas nas) {
    Topics topics = new Topics(hub.bootstrapServers());
    AtomicReference<HubBooks> books = new AtomicReference<>(HubBooks.read(topics));
    report.sent();
    report.see(
        "every action is verified or escalated",
        "the hub's topics",
        size.settle(),
        () -> {
          HubBooks read = HubBooks.read(topics);
          books.set(read);
          return decided(read) && read.settled() || pause();
        });
    hub.end();
    ChaosReport fates = ChaosReport.of(books.get(), new Ledgers(ca.history(), nas.ledger()));
    fates.write(folder.path().resolve("chaos-report.txt"));
    report.say("   | " + fates.summary());
    report.say("   | each of them: " + folder.path().resolve("chaos-report.txt"));
    report.check("CA and NAS agree with the hub", "ledgers", fates.contradictions().isEmpty());
    return fates;
  }

  /** The last wave has been decided: half are trusted again, half never more. */
  private boolean decided(HubBooks books) {
    return recovered().stream().allMatch(d -> stands(books, d, Standing.GOOD))
        && lost().stream().allMatch(d -> stands(books, d, Standing.REVOKED));
  }

  private static boolean stands(HubBooks books, Device device, Standing standing) {
    return books.standings().get(device.name()) == standing;
  }

  private List<Device> recovered() {
    return devices.subList(0, devices.size() / 2);
  }

  private List<Device> lost() {
    return devices.subList(devices.size() / 2, devices.size());
  }

  /** Reading the topics is work for the hub's Kafka too. */
  private static boolean pause() {
    Wait.until(LOOK_AGAIN, () -> false);
    return false;
  }

  private static void ill(Sender sender, Device device) {
    sender.deliver("intune", VendorRecords.nonCompliant(device, now()));
  }

  private static void well(Sender sender, Device device) {
    sender.deliver("intune", VendorRecords.compliant(device, now()));
  }

  private static void stolen(Sender sender, Device device) {
    sender.deliver("falcon", VendorRecords.theft(device, now()));
  }

  private static Instant now() {
    return Clock.systemUTC().instant();
  }
}
