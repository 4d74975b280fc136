package io.portcullis.lab.net;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Starts the programs of a lab, and talks to those that can be talked to. */
final class LabDaemons {
  private static final String READY = "Ready to process requests";
  private static final Pattern AUTHORISED =
      Pattern.compile("(?s)flags=\\[AUTHORIZED\\].*?dot1xAuthSessionId=(\\w+)");

  private final Plan plan;
  private final LabConfig config;

  LabDaemons(Plan plan, LabConfig config) {
    this.plan = plan;
    this.config = config;
  }

  Daemon radius(Duration time) {
    Map<String, String> environment =
        Map.of(
            "PORTCULLIS_HUB", config.hub(),
            "PORTCULLIS_SECRET", config.hookSecret(),
            "PORTCULLIS_OCSP", config.ocsp());
    Daemon daemon = start("radius", LabLog.RADIUS, environment, freeradius("radius", "raddb"));
    daemon.awaitLine(READY, time);
    return daemon;
  }

  Daemon das(Duration time) {
    Daemon daemon =
        start("das", LabLog.DAS, Map.of(), within(plan.switchSpace(), freeradius("das", "das")));
    daemon.awaitLine(READY, time);
    return daemon;
  }

  Daemon hostapd(Duration time) {
    List<String> command =
        within(plan.switchSpace(), List.of("hostapd", "-t", path("hostapd.conf")));
    Daemon daemon = start("hostapd", LabLog.HOSTAPD, Map.of(), command);
    daemon.awaitLine("AP-ENABLED", time);
    return daemon;
  }

  Daemon portEvents() {
    List<String> command =
        within(
            plan.switchSpace(),
            List.of(
                "hostapd_cli", "-p", path("hostapd"), "-i", "port1", "-a", path("port-event.sh")));
    return start("port-events", LabLog.PORT, Map.of(), command);
  }

  Daemon supplicant() {
    List<String> command =
        within(
            plan.deviceSpace(),
            List.of(
                "wpa_supplicant",
                "-t",
                "-D",
                "wired",
                "-i",
                "eth0",
                "-c",
                path("wpa_supplicant.conf")));
    return start("supplicant", LabLog.SUPPLICANT, Map.of(), command);
  }

  void reassociate() {
    Shell.run("wpa_cli", "-p", path("wpa"), "-i", "eth0", "reassociate");
  }

  /** What a switch does when the cable is pulled: hostapd's wired driver does not notice. */
  void linkLost(String mac) {
    Shell.attempt("hostapd_cli", "-p", path("hostapd"), "-i", "port1", "deauthenticate", mac);
  }

  /** The session hostapd holds for the device, while it is authorised. */
  Optional<String> sessionId(String mac) {
    Shell.Result station =
        Shell.attempt("hostapd_cli", "-p", path("hostapd"), "-i", "port1", "sta", mac);
    Matcher session = AUTHORISED.matcher(station.output());
    return session.find() ? Optional.of(session.group(1)) : Optional.empty();
  }

  String read(LabLog log) {
    Path file = plan.run().resolve(log.file());
    try {
      return Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
    } catch (IOException e) {
      throw new LabException("can not read " + file + ": " + e.getMessage(), e);
    }
  }

  private Daemon start(
      String name, LabLog log, Map<String, String> environment, List<String> command) {
    return Daemon.start(name, plan.run(), log.file(), environment, command);
  }

  private List<String> freeradius(String log, String folder) {
    return List.of(
        LabPrograms.locate("freeradius"),
        "-f",
        "-l",
        path(log + ".log"),
        "-d",
        path(folder),
        "-n",
        "radiusd");
  }

  private static List<String> within(String space, List<String> command) {
    List<String> all = new ArrayList<>(List.of(LabPrograms.locate("ip"), "netns", "exec", space));
    all.add(LabPrograms.locate(command.getFirst()));
    all.addAll(command.subList(1, command.size()));
    return all;
  }

  private String path(String name) {
    return plan.run().resolve(name).toString();
  }
}
