package io.portcullis.lab.net;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The cables: device to the switch's port, one uplink for each VLAN into a network of its own, and
 * the link from hub to switch. hostapd makes the bridge of each VLAN around its uplink. One bridge
 * for each VLAN needs neither 802.1Q nor a VLAN-aware bridge in the kernel.
 */
final class Wiring {
  private static final Pattern BRIDGE = Pattern.compile("master brvlan(\\d+)");

  private final Plan plan;

  Wiring(Plan plan) {
    this.plan = plan;
  }

  void up() {
    for (String space : plan.spaces()) {
      ip("netns", "add", space);
      in(space, "link", "set", "lo", "up");
    }
    linkToHub();
    linkToDevice();
    Plan.VLANS.forEach(this::network);
  }

  /**
   * Ends everything that runs in the namespaces and takes them away; harmless when there are none.
   */
  void down() {
    for (String space : plan.spaces()) {
      Shell.Result pids = Shell.attempt("ip", "netns", "pids", space);
      if (pids.ok()) {
        pids.output().lines().forEach(Wiring::kill);
        Shell.attempt("ip", "netns", "del", space);
      }
    }
    Shell.attempt("ip", "link", "del", plan.link());
  }

  /** Another device at the same cable. */
  void deviceMac(String mac) {
    in(plan.deviceSpace(), "link", "set", "eth0", "down");
    in(plan.deviceSpace(), "link", "set", "eth0", "address", mac);
    in(plan.deviceSpace(), "link", "set", "eth0", "up");
  }

  /** The VLAN whose bridge the device's port is a member of; empty while it is closed. */
  Optional<String> portVlan() {
    Matcher bridge =
        BRIDGE.matcher(Shell.run("ip", "-n", plan.switchSpace(), "-o", "link", "show", "port1"));
    return bridge.find() ? Optional.of(bridge.group(1)) : Optional.empty();
  }

  /** Whether a packet of the device comes back from this VLAN's gateway within a second. */
  boolean reach(String vlan) {
    return Shell.attempt(
            "ip",
            "netns",
            "exec",
            plan.deviceSpace(),
            "ping",
            "-c1",
            "-W1",
            "-q",
            Plan.gateway(vlan))
        .ok();
  }

  private void linkToHub() {
    String space = plan.switchSpace();
    ip("link", "add", plan.link(), "type", "veth", "peer", "name", "hub0", "netns", space);
    ip("addr", "add", plan.hub() + "/30", "dev", plan.link());
    ip("link", "set", plan.link(), "up");
    in(space, "addr", "add", plan.nas() + "/30", "dev", "hub0");
    in(space, "link", "set", "hub0", "up");
  }

  private void linkToDevice() {
    String device = plan.deviceSpace();
    in(
        device,
        "link",
        "add",
        "eth0",
        "address",
        Plan.DEVICE_MAC,
        "type",
        "veth",
        "peer",
        "name",
        "port1",
        "netns",
        plan.switchSpace());
    Plan.VLANS.forEach(v -> in(device, "addr", "add", Plan.device(v) + "/24", "dev", "eth0"));
    in(plan.switchSpace(), "link", "set", "port1", "up");
    in(device, "link", "set", "eth0", "up");
  }

  private void network(String vlan) {
    String space = plan.vlanSpace(vlan);
    in(
        space,
        "link",
        "add",
        "eth0",
        "type",
        "veth",
        "peer",
        "name",
        "up" + vlan,
        "netns",
        plan.switchSpace());
    in(space, "addr", "add", Plan.gateway(vlan) + "/24", "dev", "eth0");
    in(space, "link", "set", "eth0", "up");
    in(plan.switchSpace(), "link", "set", "up" + vlan, "up");
  }

  private static void kill(String pid) {
    ProcessHandle.of(Long.parseLong(pid.strip())).ifPresent(ProcessHandle::destroyForcibly);
  }

  private static void in(String space, String... command) {
    String[] all = new String[command.length + 2];
    all[0] = "-n";
    all[1] = space;
    System.arraycopy(command, 0, all, 2, command.length);
    ip(all);
  }

  private static void ip(String... command) {
    String[] all = new String[command.length + 1];
    all[0] = "ip";
    System.arraycopy(command, 0, all, 1, command.length);
    Shell.run(all);
  }
}
