package io.portcullis.lab;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

import io.portcullis.lab.net.LabConfig;
import io.portcullis.lab.outside.Report;
import io.portcullis.lab.outside.VendorRecords;
import io.portcullis.lab.stand.Elsewhere;
import io.portcullis.lab.stand.HubYaml;
import io.portcullis.lab.stand.Lab;

/** Brings the lab up for somebody who wants to touch it, and says how. */
final class Guide {
  /** Stands in the scripts for the time at which they are run. */
  static final Instant WRITTEN = Instant.parse("2001-01-01T00:00:00Z");

  private static final Duration LOGIN = Duration.ofSeconds(60);

  private final Lab lab;
  private final Report report;

  Guide(Lab lab, Report report) {
    this.lab = lab;
    this.report = report;
  }

  void up() {
    report.say("Starting switch, RADIUS server, authorities and the hub ...");
    lab.network(LabConfig.Revocation.HUB);
    lab.hub(HubYaml.Switch.MOVES);
    report.sent();
    report.check("inventory accepted", "POST /hooks/inventory", lab.introduce());
    report.see(
        "it may log in", "POST /radius/authorize", LOGIN, () -> lab.authorise(Lab.ILL) / 100 == 2);
    lab.network().plugIn(lab.plug(Lab.ILL));
    report.see("logged in, in VLAN 10", "switch", LOGIN, () -> lab.network().reach("10"));
    say(text());
  }

  private String text() {
    String inside = inside();
    String device = "%sip netns exec %s".formatted(inside, lab.network().deviceSpace());
    return """

        what runs             where
          hub                 %s   configuration %s
          device CA (local)   %s   /ocsp, /ca.crl
          switch              %s   hostapd 3799, FreeRADIUS as Dynamic Authorization Server 3798
          logs, keys          %s
          token               SOFTHSM2_CONF=%s
          pebble (ACME)       %s   trust %s
          cfssl               %s   ocsp %s

        a shell on the device, and where it can go (VLAN 10, VLAN 99)
          %s sh
          %s ping -c1 10.10.0.1
          %s ping -c1 10.99.0.1

        the device falls out of compliance at Intune, and complies again
          %s
          %s

        credentials are stolen on a device with a certificate of pebble, or of cfssl (Falcon)
          %s
          %s

        why, and the hub itself
          %s%s explain %s --hub %s --token-file %s

        Ctrl-C takes all of it down."""
        .formatted(
            lab.hub().uri(),
            lab.hub().configuration(),
            lab.authority(),
            lab.network().nas(),
            lab.network().files(),
            lab.token().configuration(),
            lab.elsewhere().pebble().directory(),
            lab.elsewhere().pebble().trust(),
            lab.elsewhere().cfssl().api(),
            lab.elsewhere().cfssl().ocsp(),
            device,
            device,
            device,
            inside + script("ill", "intune", VendorRecords.nonCompliant(Lab.ILL, WRITTEN)),
            inside + script("well", "intune", VendorRecords.compliant(Lab.ILL, WRITTEN)),
            inside + script("stolen-pebble", "falcon", theft(Elsewhere.BY_PEBBLE)),
            inside + script("stolen-cfssl", "falcon", theft(Elsewhere.BY_CFSSL)),
            inside,
            launcher(),
            Lab.ILL.name(),
            lab.hub().uri(),
            lab.hub().tokenFile());
  }

  private Path script(String name, String source, String record) {
    URI hook = lab.hub().uri().resolve("/hooks/" + source);
    return lab.folder().script(name, script(lab.folder().secretFile("hooks"), hook, record));
  }

  private static String theft(VendorRecords.Device device) {
    return VendorRecords.theft(device, WRITTEN);
  }

  /**
   * Sends the record as of the moment it is run, because an old one would change nothing.
   *
   * @param record as of {@link #WRITTEN}
   */
  static String script(Path secret, URI hook, String record) {
    String now =
        record
            .replace(WRITTEN.toString(), "$(date -u +%FT%TZ)")
            .replace(Long.toString(WRITTEN.toEpochMilli()), "$(date +%s%3N)");
    return """
        #!/bin/sh
        curl -sS -w '%%{http_code}\\n' -H 'Content-Type: application/json' \\
          -H "X-Hook-Secret: $(cat %s)" %s --data-binary @- <<RECORD
        %s
        RECORD
        """
        .formatted(secret, hook, now);
  }

  /** Without root the lab lies in namespaces of its own, and so does its loopback. */
  private static String inside() {
    return System.getenv("PORTCULLIS_LAB_ROOTLESS") == null
        ? ""
        : "nsenter --preserve-credentials -U -n -m -t %d ".formatted(ProcessHandle.current().pid());
  }

  /** Whole: who enters other namespaces by nsenter leaves his folder. */
  private static Path launcher() {
    String home = System.getProperty("portcullis.home", ".");
    return Path.of(home).toAbsolutePath().normalize().resolve("portcullis");
  }

  private void say(String text) {
    text.lines().forEach(report::say);
  }
}
