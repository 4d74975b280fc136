package io.portcullis.lab.stand;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import io.portcullis.connectors.api.FreePorts;
import io.portcullis.lab.net.LabConfig;
import io.portcullis.lab.net.LabDevice;
import io.portcullis.lab.net.NetworkLab;
import io.portcullis.lab.outside.LabHub;
import io.portcullis.lab.outside.VendorRecords.Device;

/**
 * Everything on one machine: switch, RADIUS server and device; a token with a key; the hub with its
 * own authority; pebble and CFSSL, where it revokes too. Needs {@link LabNeeds}.
 */
public final class Lab implements AutoCloseable {
  public static final String TOKEN = "lab-token";
  public static final String KEY = "0e1f";
  private static final String PIN = "24681357";

  /** One that falls ill, and one that is well all the time. */
  public static final Device ILL = Device.number(17);

  public static final Device WELL = Device.number(18);

  private final LabFolder folder;
  private final Estate estate;
  private final SoftToken token;
  private final LabHub hub;
  private final Elsewhere elsewhere;
  private final String hookSecret;
  private final String dasSecret;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final AtomicBoolean ended = new AtomicBoolean();
  private final Thread atExit = new Thread(this::end);
  private NetworkLab network;

  private Lab(LabFolder folder) {
    Runtime.getRuntime().addShutdownHook(atExit);
    this.folder = folder;
    this.hookSecret = folder.secret("hooks");
    this.dasSecret = folder.secret("das");
    folder.secret("pin", PIN);
    this.estate = Estate.make(folder, ILL, WELL);
    this.token = SoftToken.make(folder.folder("hsm"), TOKEN, PIN);
    token.key(KEY);
    Pebble pebble = opened(Pebble.start(folder.folder("pebble")));
    Cfssl cfssl = opened(Cfssl.start(folder.folder("cfssl")));
    this.elsewhere = Elsewhere.of(pebble, cfssl);
    this.hub =
        opened(
            new LabHub(folder.folder("hub"), FreePorts.tcp())
                .with("SOFTHSM2_CONF", token.configuration().toString()));
  }

  /**
   * Starts the parts beside the hub. The folder is emptied first.
   *
   * @throws io.portcullis.lab.net.LabException saying what did not start
   */
  public static Lab start(Path folder) {
    return new Lab(LabFolder.fresh(folder));
  }

  /** Starts the network, with this lock at its door, in place of the one that was there. */
  public NetworkLab network(LabConfig.Revocation lock) {
    if (network != null) {
      network.close();
    }
    network =
        NetworkLab.start(estate.network(ILL, hub.uri().toString(), hookSecret, dasSecret, lock));
    return network;
  }

  /** Starts the hub for the network as it is now, in place of the one that was there. */
  public void hub(HubYaml.Switch kind) {
    if (hub.running()) {
      hub.end();
    }
    hub.start(new HubYaml(folder, estate.ca(), elsewhere, network, kind).text());
  }

  public LabFolder folder() {
    return folder;
  }

  public NetworkLab network() {
    return network;
  }

  public LabHub hub() {
    return hub;
  }

  /** The authorities that are not the hub's own, with what they issued. */
  public Elsewhere elsewhere() {
    return elsewhere;
  }

  public SoftToken token() {
    return token;
  }

  public URI authority() {
    return estate.ca().url();
  }

  /** What OCSP says of a device's certificate to somebody who asks. */
  public String ocsp(Device device) {
    return estate.party().ocsp(estate.x509(device));
  }

  public String crl(Device device) {
    return estate.party().crl(estate.x509(device));
  }

  /** The device with its certificate, to be plugged in. */
  public LabDevice plug(Device device) {
    return estate.plug(device);
  }

  /** To a source's webhook; whether the hub took it. */
  public boolean say(String source, String record) {
    return hub.api().post("/hooks/" + source, record, proof()) == 202;
  }

  /** The hub learns of all devices by inventory. */
  public boolean introduce() {
    List<String> all = new ArrayList<>(elsewhere.inventory());
    List.of(ILL, WELL).forEach(device -> all.add(estate.inventory(device)));
    return all.stream().allMatch(record -> say("inventory", record));
  }

  /** What live authorisation says to the question of a RADIUS server: 200 or 204 lets it in. */
  public int authorise(Device device) {
    return hub.api().post("/radius/authorize", estate.question(device), proof());
  }

  public static Instant now() {
    return Clock.systemUTC().instant();
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      return; // the JVM ends already, and its hook does this work
    }
    end();
  }

  private Map<String, String> proof() {
    return Map.of("X-Hook-Secret", hookSecret, "X-Portcullis-Secret", hookSecret);
  }

  private <T extends AutoCloseable> T opened(T part) {
    open.push(part);
    return part;
  }

  private void end() {
    if (ended.getAndSet(true)) {
      return;
    }
    if (network != null) {
      network.close();
    }
    while (!open.isEmpty()) {
      AtExit.quietly(open.pop());
    }
  }
}
