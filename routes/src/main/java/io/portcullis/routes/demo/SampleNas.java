package io.portcullis.routes.demo;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;

import io.portcullis.connectors.radius.das.SharedSecret;
import io.portcullis.lab.nas.Change;
import io.portcullis.lab.nas.LabNas;
import io.portcullis.lab.outside.HubApi;
import io.portcullis.model.Session;

/**
 * The network of the sample estate: one small NAS in this process that takes Disconnect and CoA
 * over UDP and, as a real one does, tells accounting when a session has ended.
 */
final class SampleNas implements AutoCloseable {
  static final String ADDRESS = "127.0.0.1";
  static final String NORMAL = "10";
  static final String QUARANTINE = "99";

  private final LabNas nas;
  private final HubApi hub;
  private final Map<String, String> proof;
  private final Clock clock;

  SampleNas(String secret, HubApi hub, Map<String, String> proof, Clock clock) {
    this.hub = hub;
    this.proof = proof;
    this.clock = clock;
    this.nas = LabNas.open("demo-nas", 0, SharedSecret.of(secret), this::changed, clock);
  }

  int port() {
    return nas.address().getPort();
  }

  /** The device connects; the hub hears of it. Status of its answer. */
  int connect(Estate.Device device) {
    Instant now = clock.instant();
    nas.sessions()
        .add(
            new Session(
                device.nasSession(),
                ADDRESS,
                "demo-nas",
                device.mac(),
                "host/" + device.name(),
                "",
                now),
            NORMAL);
    return account(device, "Start", now);
  }

  private void changed(Change change) {
    if (change.ended()) {
      int number = Integer.parseInt(change.session().id().substring(1));
      account(Estate.device(number), "Stop", change.at());
    }
  }

  private int account(Estate.Device device, String status, Instant at) {
    return hub.post(
        "/hooks/freeradius", VendorRecords.accounting(device, ADDRESS, status, at), proof);
  }

  /** In which VLAN the device is, empty when it is off the network. */
  String vlan(Estate.Device device) {
    return nas.sessions().stay(device.nasSession()).map(stay -> stay.vlan()).orElse("");
  }

  @Override
  public void close() {
    nas.close();
  }
}
