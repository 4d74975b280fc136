package io.portcullis.lab.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The files of one lab, in a folder that only its owner reads: they hold keys and secrets. */
final class LabFiles {
  private static final String SHIPPED = "/freeradius/";
  private static final String ASKS_THE_HUB = "virtual_server = portcullis";
  private static final String IDENTITY = "@identity@";

  private final Path run;
  private final Map<String, String> values;

  LabFiles(Plan plan, LabConfig config, String radiusSecret) {
    this.run = plan.run();
    this.values =
        Map.ofEntries(
            Map.entry("run", plan.run().toString()),
            Map.entry("hub", plan.hub()),
            Map.entry("nas", plan.nas()),
            Map.entry("nas-name", Plan.NAS_NAME),
            Map.entry("radius-secret", radiusSecret),
            Map.entry("das-secret", config.dasSecret()),
            Map.entry("hostapd-das-port", Integer.toString(Plan.HOSTAPD_DAS_PORT)),
            Map.entry("freeradius-das-port", Integer.toString(Plan.FREERADIUS_DAS_PORT)));
  }

  void write(LabConfig config) {
    try {
      Files.createDirectories(
          run, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      certificates(config);
      radiusServer(config.revocation());
      theSwitch();
    } catch (IOException e) {
      throw new LabException("can not write the lab's files: " + e.getMessage(), e);
    }
  }

  /** What the device logs in with, from its next start on. */
  void device(LabDevice device) {
    try {
      put("certs/device.pem", device.credential().certificate());
      put("certs/device.key", device.credential().key());
      put("wpa_supplicant.conf", own("wpa_supplicant.conf").replace(IDENTITY, device.identity()));
    } catch (IOException e) {
      throw new LabException("can not write the device's files: " + e.getMessage(), e);
    }
  }

  /** In one step, so that no reader ever sees half a CRL. */
  void replace(String name, String text) {
    try {
      Path fresh = put(name + ".new", text);
      Files.move(fresh, run.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new LabException("can not write " + name + ": " + e.getMessage(), e);
    }
  }

  static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new LabException("can not delete " + folder + ": " + e.getMessage(), e);
    }
  }

  private void certificates(LabConfig config) throws IOException {
    put("certs/ca.pem", config.ca());
    put("certs/server.pem", config.server().certificate());
    put("certs/server.key", config.server().key());
  }

  /** The shipped configuration as it is, and around it what only the lab needs. */
  private void radiusServer(LabConfig.Revocation revocation) throws IOException {
    put("raddb/mods/portcullis", shipped("mods-available/portcullis"));
    put("raddb/mods/portcullis_eap", eap(revocation.asksHub()));
    put("raddb/sites/portcullis", shipped("sites-available/portcullis"));
    put("raddb/policy/portcullis", shipped("policy.d/portcullis"));
    put("raddb/portcullis-revocation", shipped("revocation/" + revocation.file()));
    put("raddb/mods/always", own("always.conf"));
    put("raddb/sites/lab", own("site.conf"));
    put("raddb/radiusd.conf", own("radiusd.conf"));
    put("das/radiusd.conf", own("das.conf"));
    Files.createDirectories(run.resolve("verify"));
  }

  /** Where another lock is to hold alone, the shipped file loses the line that asks the hub. */
  private static String eap(boolean asksHub) {
    String whole = shipped("mods-available/portcullis_eap");
    if (!whole.contains(ASKS_THE_HUB)) {
      throw new LabException("portcullis_eap has no line \"" + ASKS_THE_HUB + "\"");
    }
    return asksHub ? whole : whole.replace(ASKS_THE_HUB, "");
  }

  private void theSwitch() throws IOException {
    for (String name : List.of("hostapd.conf", "hostapd.vlan", "port-event.sh", "change-port.sh")) {
      put(name, own(name));
    }
    Files.setPosixFilePermissions(
        run.resolve("port-event.sh"), PosixFilePermissions.fromString("rwx------"));
    put("port.log", "");
  }

  private Path put(String name, String text) throws IOException {
    Path file = run.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private String own(String name) {
    String text = resource(name);
    for (Map.Entry<String, String> value : values.entrySet()) {
      text = text.replace("@" + value.getKey() + "@", value.getValue());
    }
    return text;
  }

  private static String shipped(String name) {
    return resource(SHIPPED + name);
  }

  private static String resource(String name) {
    try (InputStream in = LabFiles.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new LabException(String.format(Locale.ROOT, "resource %s is missing", name));
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
