package io.portcullis.lab.proof;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;

import io.portcullis.connectors.api.Pem;
import io.portcullis.lab.net.LabConfig.Revocation;
import io.portcullis.lab.net.LabException;
import io.portcullis.lab.net.LabLog;
import io.portcullis.lab.net.NetworkLab;
import io.portcullis.lab.outside.Report;
import io.portcullis.lab.outside.VendorRecords;
import io.portcullis.lab.outside.VendorRecords.Device;
import io.portcullis.lab.stand.HubYaml;
import io.portcullis.lab.stand.Lab;

/**
 * A revoked device is kept out by CRL, by OCSP and by live authorisation, each of them alone: the
 * RADIUS server looks at that one and at nothing else, and lets a good device in.
 */
public final class Locks {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String RADIUS = "FreeRADIUS";

  /**
   * A lock, and what FreeRADIUS says when it is this one that holds: openssl's exit code, its own
   * OCSP check, the virtual server that asks the hub after the handshake.
   */
  private enum Lock {
    CRL(Revocation.CRL, "the CRL", "Program returned code (2)"),
    OCSP(Revocation.OCSP, "OCSP", "Cert status: revoked"),
    LIVE(Revocation.HUB, "live authorisation", "via TLS tunnel");

    private final Revocation revocation;
    private final String name;
    private final String says;

    Lock(Revocation revocation, String name, String says) {
      this.revocation = revocation;
      this.name = name;
      this.says = says;
    }
  }

  private final Lab lab;
  private final Report report;

  public Locks(Lab lab, Report report) {
    this.lab = lab;
    this.report = report;
  }

  /** The hub is started, both devices are known, and one is revoked. */
  public void revoke(int step) {
    report.step(step, "Falcon, by webhook: credentials were stolen on " + Lab.ILL.name());
    lab.network(Revocation.HUB);
    lab.hub(HubYaml.Switch.DISCONNECTS);
    report.sent();
    report.check("inventory accepted", "POST /hooks/inventory", lab.introduce());
    report.see("both may log in", "POST /radius/authorize", SOON, this::bothAllowed);
    everyLockLetsBothIn();
    String record = VendorRecords.theft(Lab.ILL, Lab.now());
    report.sent();
    report.check("record accepted", "POST /hooks/falcon", lab.say("falcon", record));
    report.see("revoked", "OCSP", SOON, () -> lab.ocsp(Lab.ILL).equals("KEY_COMPROMISE"));
    report.see("revoked", "CRL", SOON, () -> lab.crl(Lab.ILL).equals("KEY_COMPROMISE"));
    report.see("refused", "POST /radius/authorize", SOON, () -> lab.authorise(Lab.ILL) == 401);
  }

  /** Each lock alone, three steps from this number on. */
  public void eachAlone(int step) {
    for (Lock lock : Lock.values()) {
      alone(step + lock.ordinal(), lock);
    }
  }

  private void everyLockLetsBothIn() {
    for (Lock lock : Lock.values()) {
      NetworkLab network = behind(lock);
      network.plugIn(lab.plug(Lab.ILL));
      report.see("lets it in before", lock.name + " alone", SOON, () -> isIn(network, Lab.ILL));
    }
  }

  private void alone(int step, Lock lock) {
    report.step(step, lock.name + " alone; the RADIUS server looks at nothing else");
    NetworkLab network = behind(lock);
    report.sent();
    network.plugIn(lab.plug(Lab.ILL));
    report.see(Lab.ILL.name() + " is refused", RADIUS, SOON, () -> refused(network, Lab.ILL, lock));
    report.check("its port is closed", "switch", !network.portOpen());
    report.sent();
    network.plugIn(lab.plug(Lab.WELL));
    report.see(Lab.WELL.name() + " gets in", "switch", SOON, () -> isIn(network, Lab.WELL));
    report.see("VLAN 10 answers", "device, by ping", SOON, () -> network.reach("10"));
  }

  private NetworkLab behind(Lock lock) {
    NetworkLab network = lab.network(lock.revocation);
    network.publishCrl(crl());
    return network;
  }

  private boolean bothAllowed() {
    return lab.authorise(Lab.ILL) / 100 == 2 && lab.authorise(Lab.WELL) / 100 == 2;
  }

  private static boolean isIn(NetworkLab network, Device device) {
    return network.portVlan().equals(Optional.of("10"))
        && network.log(LabLog.RADIUS).contains("Login OK: [" + device.name());
  }

  private static boolean refused(NetworkLab network, Device device, Lock lock) {
    return network
        .log(LabLog.RADIUS)
        .lines()
        .anyMatch(
            l ->
                l.contains("Login incorrect")
                    && l.contains(device.name())
                    && l.contains(lock.says));
  }

  /** Fetched as an operator's job would, from where the authority publishes it. */
  private String crl() {
    try (InputStream in = lab.authority().resolve("/ca.crl").toURL().openStream()) {
      return Pem.write("X509 CRL", in.readAllBytes());
    } catch (IOException e) {
      throw new LabException("the CRL can not be fetched: " + e.getMessage(), e);
    }
  }
}
