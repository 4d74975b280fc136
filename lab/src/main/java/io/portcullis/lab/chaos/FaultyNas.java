package io.portcullis.lab.chaos;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.portcullis.connectors.radius.das.SharedSecret;
import io.portcullis.lab.nas.Change;
import io.portcullis.lab.nas.Faults;
import io.portcullis.lab.nas.LabNas;
import io.portcullis.lab.outside.VendorRecords;
import io.portcullis.lab.outside.VendorRecords.Device;
import io.portcullis.model.Session;

/** The small NAS, with accounting that is sent until the hub took it, as FreeRADIUS does. */
final class FaultyNas implements AutoCloseable {
  private static final String NAME = "chaos-nas";
  private static final String ADDRESS = "127.0.0.1";
  private static final long SEED = 20;

  private final LabNas nas;
  private final Sender accounting;
  private final Map<String, Device> devices;

  FaultyNas(String secret, List<Device> devices, Sender accounting) {
    this.accounting = accounting;
    this.devices = devices.stream().collect(Collectors.toMap(FaultyNas::session, d -> d));
    this.nas = LabNas.open(NAME, 0, SharedSecret.of(secret), this::changed, Clock.systemUTC());
  }

  int port() {
    return nas.address().getPort();
  }

  /** The device connects, and accounting tells of it. */
  void connect(Device device) {
    Instant now = Clock.systemUTC().instant();
    String session = session(device);
    nas.sessions()
        .add(new Session(session, ADDRESS, NAME, device.mac(), device.name(), "", now), "10");
    tell(device, "Start", now);
  }

  void misbehave(double nak, double silence) {
    nas.misbehave(new Faults(nak, silence, SEED));
  }

  void behave() {
    nas.misbehave(Faults.NONE);
  }

  /** What was done to each session. */
  Map<String, List<Change>> ledger() {
    return devices.keySet().stream()
        .collect(Collectors.toMap(s -> s, s -> nas.sessions().changes(s)));
  }

  @Override
  public void close() {
    nas.close();
  }

  private void changed(Change change) {
    if (change.ended()) {
      tell(devices.get(change.session().id()), "Stop", change.at());
    }
  }

  private void tell(Device device, String status, Instant at) {
    accounting.deliver(
        "freeradius", VendorRecords.accounting(device, session(device), ADDRESS, NAME, status, at));
  }

  private static String session(Device device) {
    return "CHAOS-" + device.name();
  }
}
