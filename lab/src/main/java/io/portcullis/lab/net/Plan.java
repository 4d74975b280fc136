package io.portcullis.lab.net;

import java.nio.file.Path;
import java.util.List;

/**
 * Names and addresses of one lab. The link between hub and switch lies in 198.18.0.0/15, which RFC
 * 2544 keeps for tests, so it meets no real network.
 */
record Plan(int slot, Path run) {
  static final List<String> VLANS = List.of("10", "99");
  static final String NAS_NAME = "lab-switch";
  static final String DEVICE_MAC = "02:00:5e:00:00:17";
  static final int HOSTAPD_DAS_PORT = 3799;
  static final int FREERADIUS_DAS_PORT = 3798;

  String hub() {
    return "198.18." + slot + ".1";
  }

  String nas() {
    return "198.18." + slot + ".2";
  }

  /** The hub's end of the link, the only thing of the lab outside its namespaces. */
  String link() {
    return "pcl" + slot;
  }

  String switchSpace() {
    return link() + "-nas";
  }

  String deviceSpace() {
    return link() + "-dev";
  }

  String vlanSpace(String vlan) {
    return link() + "-v" + vlan;
  }

  List<String> spaces() {
    return List.of(switchSpace(), deviceSpace(), vlanSpace("10"), vlanSpace("99"));
  }

  /** What answers in this VLAN. */
  static String gateway(String vlan) {
    return "10." + vlan + ".0.1";
  }

  static String device(String vlan) {
    return "10." + vlan + ".0.2";
  }
}
