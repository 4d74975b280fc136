package io.portcullis.lab.net;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

import io.portcullis.model.Session;

/**
 * A switch with one port, a device on it, and the RADIUS server that asks the hub. Several may run
 * at once. Needs root, or the root of a user namespace, and {@link LabPrograms}.
 */
public final class NetworkLab implements AutoCloseable {
  private static final Path ROOT = Path.of("/run/portcullis-lab");
  private static final Duration START = Duration.ofSeconds(15);

  private final Slot slot;
  private final Plan plan;
  private final LabFiles files;
  private final Wiring wiring;
  private final LabDaemons daemons;
  private LabDevice device;
  private Optional<Daemon> supplicant = Optional.empty();
  private final Deque<Daemon> running = new ArrayDeque<>();
  private final AtomicBoolean ended = new AtomicBoolean();
  private final Thread atExit = new Thread(this::end);

  private NetworkLab(Slot slot, LabConfig config) {
    this.slot = slot;
    this.plan = new Plan(slot.number(), slot.folder());
    String radiusSecret = UUID.randomUUID().toString();
    this.files = new LabFiles(plan, config, radiusSecret);
    this.wiring = new Wiring(plan);
    this.daemons = new LabDaemons(plan, config);
    this.device = new LabDevice(config.identity(), Plan.DEVICE_MAC, config.device());
  }

  /**
   * Network, RADIUS server, switch and both Dynamic Authorization Servers; the device is not there
   * yet.
   *
   * @throws LabException saying what is missing or what did not start
   */
  public static NetworkLab start(LabConfig config) {
    if (!LabPrograms.privileged()) {
      throw new LabException("network namespaces need root: see docs/lab.md for a way without");
    }
    if (!LabPrograms.missingPackages().isEmpty()) {
      throw new LabException("Debian packages are missing: " + LabPrograms.missingPackages());
    }
    NetworkLab lab = new NetworkLab(Leftovers.takeCleared(ROOT), config);
    Runtime.getRuntime().addShutdownHook(lab.atExit);
    try {
      lab.files.write(config);
      lab.files.device(lab.device);
      lab.wiring.up();
      lab.startServers();
      return lab;
    } catch (RuntimeException e) {
      lab.close();
      throw e;
    }
  }

  /** Plugs the device in: it logs in at once. */
  public void startSupplicant() {
    supplicant = Optional.of(daemons.supplicant());
  }

  /** Pulls the cable of the device that is there, and plugs this one in: it logs in at once. */
  public void plugIn(LabDevice next) {
    unplug();
    wiring.deviceMac(next.mac());
    files.device(next);
    device = next;
    startSupplicant();
  }

  /** The session ends, and the port closes. */
  public void unplug() {
    supplicant.ifPresent(Daemon::close);
    supplicant = Optional.empty();
    daemons.linkLost(device.mac());
  }

  /** Makes the device log in again, as it does after a link change. */
  public void reassociate() {
    daemons.reassociate();
  }

  public boolean portOpen() {
    return portVlan().isPresent();
  }

  /** The VLAN the device's port is in; empty while it is closed. */
  public Optional<String> portVlan() {
    return wiring.portVlan();
  }

  /** Whether the device gets an answer from this VLAN ("10" or "99"); takes up to a second. */
  public boolean reach(String vlan) {
    return wiring.reach(vlan);
  }

  /** True as soon as the port is in this VLAN, false when it is not within the time. */
  public boolean awaitVlan(String vlan, Duration time) {
    return Wait.until(time, () -> portVlan().equals(Optional.of(vlan)));
  }

  public boolean awaitPortClosed(Duration time) {
    return Wait.until(time, () -> !portOpen());
  }

  /**
   * Waits until the device is authorised and its port open.
   *
   * @throws LabException with the end of the RADIUS log when it is not within the time
   */
  public Session waitForLogin(Duration time) {
    if (!Wait.until(time, () -> portOpen() && daemons.sessionId(device.mac()).isPresent())) {
      String log = log(LabLog.RADIUS);
      throw new LabException(
          "no login within " + time + ": " + log.substring(Math.max(0, log.length() - 800)));
    }
    return session(daemons.sessionId(device.mac()).orElseThrow());
  }

  /** Address of the switch, as it stands in accounting. */
  public String nas() {
    return plan.nas();
  }

  /** Name of the network namespace that the device lives in. */
  public String deviceSpace() {
    return plan.deviceSpace();
  }

  /** Where its configuration, keys and logs lie. */
  public Path files() {
    return plan.run();
  }

  /** Where hostapd takes Disconnect-Requests. */
  public InetSocketAddress hostapdDas() {
    return new InetSocketAddress(plan.nas(), Plan.HOSTAPD_DAS_PORT);
  }

  /** Where FreeRADIUS takes Disconnect- and CoA-Requests for the same switch. */
  public InetSocketAddress freeradiusDas() {
    return new InetSocketAddress(plan.nas(), Plan.FREERADIUS_DAS_PORT);
  }

  /** Puts a CRL (PEM) in force, from the next login on. */
  public void publishCrl(String pem) {
    files.replace("certs/crl.pem", pem);
  }

  public String log(LabLog log) {
    return daemons.read(log);
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // The JVM ends already, and its hook does this work.
      return;
    }
    end();
  }

  private void startServers() {
    running.push(daemons.radius(START));
    running.push(daemons.hostapd(START));
    running.push(daemons.portEvents());
    running.push(daemons.das(START));
  }

  private Session session(String id) {
    return new Session(
        id, plan.nas(), Plan.NAS_NAME, device.mac(), device.identity(), "", Instant.now());
  }

  /** Once only: a slot that was given back may be another lab's by now. */
  private void end() {
    if (ended.getAndSet(true)) {
      return;
    }
    supplicant.ifPresent(Daemon::close);
    while (!running.isEmpty()) {
      running.pop().close();
    }
    Leftovers.clear(slot);
    slot.close();
  }
}
