package io.portcullis.lab.proof;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.portcullis.lab.net.LabConfig;
import io.portcullis.lab.net.LabLog;
import io.portcullis.lab.net.NetworkLab;
import io.portcullis.lab.net.Wait;
import io.portcullis.lab.outside.RelyingParty;
import io.portcullis.lab.outside.Report;
import io.portcullis.lab.outside.VendorRecords;
import io.portcullis.lab.stand.HubYaml;
import io.portcullis.lab.stand.Lab;

/**
 * A device falls out of compliance at its MDM and is off its network until it complies again: moved
 * where the NAS can move it, disconnected where it can not. Nobody touches anything.
 */
public final class Posture {
  private static final Duration SOON = Duration.ofSeconds(60);

  private static final Duration ANSWERED = Duration.ofSeconds(5);

  /** Both ends hold back for a minute after a refusal; the device tries again by itself. */
  private static final Duration COMES_BACK = Duration.ofMinutes(4);

  private static final String LOGIN = "Login OK";
  private static final String REFUSAL = "Login incorrect";
  private static final String HOLD = "CERTIFICATE_HOLD";
  private static final String PING = "device, by ping";

  private final Lab lab;
  private final Report report;

  public Posture(Lab lab, Report report) {
    this.lab = lab;
    this.report = report;
  }

  /** Network and hub, fresh; the hub knows the devices, and the one is in VLAN 10. */
  public void begin(int step, HubYaml.Switch kind) {
    report.step(step, "the device logs in; its switch " + saying(kind));
    lab.network(LabConfig.Revocation.HUB);
    lab.hub(kind);
    report.sent();
    report.check("inventory accepted", "POST /hooks/inventory", lab.introduce());
    report.see("it may log in", "POST /radius/authorize", SOON, () -> allowed(Lab.ILL));
    network().plugIn(lab.plug(Lab.ILL));
    report.see("port in VLAN 10", "switch", SOON, () -> inVlan("10"));
    report.see("VLAN 10 answers", PING, SOON, () -> network().reach("10"));
    report.see("the hub knows the session", "GET /explain", SOON, this::sessionKnown);
  }

  public void movedAndBack(int step) {
    illFrom(step);
    report.see("port in VLAN 99", "switch", SOON, () -> inVlan("99"));
    report.see("VLAN 99 answers", PING, SOON, () -> network().reach("99"));
    report.check("VLAN 10 is silent", PING, !network().reach("10"));
    held();
    hops("HELD", "QUARANTINED");
    int before = count(LOGIN);
    network().reassociate();
    report.see("it may log in again", "FreeRADIUS", SOON, () -> count(LOGIN) > before);
    report.see("but into VLAN 99", "switch", SOON, () -> inVlan("99"));
    report.check("VLAN 10 is silent", PING, !network().reach("10"));
    wellAgain(step + 1);
    report.see("port in VLAN 10", "switch", SOON, () -> inVlan("10"));
    report.see("VLAN 10 answers", PING, SOON, () -> network().reach("10"));
    good();
    hops("VALID", "CONNECTED");
  }

  public void disconnectedAndBack(int step) {
    illFrom(step);
    report.see("port closed", "switch", SOON, () -> !network().portOpen());
    report.check("VLAN 10 is silent", PING, !network().reach("10"));
    held();
    hops("HELD", "DISCONNECTED");
    report.see("it may not log in", "POST /radius/authorize", SOON, () -> !allowed(Lab.ILL));
    int before = count(REFUSAL);
    network().reassociate();
    report.see("its next login is refused", "FreeRADIUS", SOON, () -> count(REFUSAL) > before);
    report.check("port still closed", "switch", !network().portOpen());
    wellAgain(step + 1);
    good();
    report.see("back in VLAN 10 by itself", "switch", COMES_BACK, () -> inVlan("10"));
    report.see("VLAN 10 answers", PING, SOON, () -> network().reach("10"));
  }

  private void illFrom(int step) {
    report.step(step, "Intune, by webhook: " + Lab.ILL.name() + " does not comply");
    String record = VendorRecords.nonCompliant(Lab.ILL, Lab.now());
    report.sent();
    report.check("record accepted", "POST /hooks/intune", lab.say("intune", record));
  }

  private void wellAgain(int step) {
    report.step(step, "Intune, by webhook: " + Lab.ILL.name() + " complies again");
    String record = VendorRecords.compliant(Lab.ILL, Lab.now());
    report.sent();
    report.check("record accepted", "POST /hooks/intune", lab.say("intune", record));
  }

  private void held() {
    report.see("certificate on hold", "OCSP", SOON, () -> lab.ocsp(Lab.ILL).equals(HOLD));
    report.see("certificate on hold", "CRL", SOON, () -> lab.crl(Lab.ILL).equals(HOLD));
  }

  private void good() {
    report.see("certificate good", "OCSP", SOON, () -> good(lab.ocsp(Lab.ILL)));
    report.see("certificate not listed", "CRL", SOON, () -> good(lab.crl(Lab.ILL)));
  }

  /** Printed, not judged: what the hub itself noted of the way. */
  private void hops(String... wants) {
    for (String want : List.of(wants)) {
      Wait.until(ANSWERED, () -> noted(want).contains("acknowledged"));
      report.say("   | " + noted(want));
    }
  }

  private String noted(String want) {
    return Hops.of(lab.hub().explain(Lab.ILL.name()), want);
  }

  /** By its id, because an earlier one may be known. */
  private boolean sessionKnown() {
    String id = network().waitForLogin(SOON).id();
    return lab.hub().explain(Lab.ILL.name()).path("signals").toString().contains(id);
  }

  private boolean allowed(VendorRecords.Device device) {
    return lab.authorise(device) / 100 == 2;
  }

  private boolean inVlan(String vlan) {
    return network().portVlan().equals(Optional.of(vlan));
  }

  private int count(String word) {
    return network().log(LabLog.RADIUS).split(word, -1).length;
  }

  private NetworkLab network() {
    return lab.network();
  }

  private static boolean good(String answer) {
    return answer.equals(RelyingParty.GOOD);
  }

  private static String saying(HubYaml.Switch kind) {
    return kind == HubYaml.Switch.MOVES ? "moves sessions (CoA)" : "ends sessions (Disconnect)";
  }
}
