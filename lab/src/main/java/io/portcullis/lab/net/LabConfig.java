package io.portcullis.lab.net;

import java.util.ArrayList;
import java.util.List;

/**
 * What one lab runs with. Everything in PEM is the text itself.
 *
 * @param ca the authority of server and device
 * @param server certificate and key of the RADIUS server
 * @param device certificate and key of the device
 * @param identity the device's EAP identity, which becomes User-Name
 * @param hub base URL of the hub, without a slash at its end
 * @param hookSecret value of X-Portcullis-Secret, by which the hub knows the RADIUS server
 * @param dasSecret shared by hub and both Dynamic Authorization Servers
 * @param ocsp where OCSP is answered, for {@link Revocation#OCSP} alone; otherwise empty
 * @throws IllegalArgumentException with all that is wrong, each with its field
 */
public record LabConfig(
    String ca,
    Credential server,
    Credential device,
    String identity,
    String hub,
    String hookSecret,
    String dasSecret,
    Revocation revocation,
    String ocsp) {
  private static final String SECRET = "[A-Za-z0-9._-]{8,64}";

  /** A certificate with its private key. */
  public record Credential(String certificate, String key) {
    @Override
    public String toString() {
      return "Credential(key not shown)";
    }

    boolean sound() {
      return certificate.contains("BEGIN CERTIFICATE") && key.contains("PRIVATE KEY");
    }
  }

  /** Who says that a certificate is good. */
  public enum Revocation {
    /** The hub, asked at each login. */
    HUB("hub", true),
    /** The hub, and the CRL that {@link NetworkLab#publishCrl} puts in place. */
    HUB_AND_CRL("crl", true),
    /** That CRL alone: the hub is not asked. */
    CRL("crl", false),
    /** The authority's OCSP responder alone: the hub is not asked. */
    OCSP("ocsp", false);

    private final String file;
    private final boolean hub;

    Revocation(String file, boolean hub) {
      this.file = file;
      this.hub = hub;
    }

    /** Which of the shipped files in {@code revocation/}. */
    String file() {
      return file;
    }

    boolean asksHub() {
      return hub;
    }
  }

  /** Without OCSP. */
  public LabConfig(
      String ca,
      Credential server,
      Credential device,
      String identity,
      String hub,
      String hookSecret,
      String dasSecret,
      Revocation revocation) {
    this(ca, server, device, identity, hub, hookSecret, dasSecret, revocation, "");
  }

  public LabConfig {
    List<String> wrong = new ArrayList<>();
    require(wrong, ca.contains("BEGIN CERTIFICATE"), "ca: not PEM");
    require(wrong, server.sound(), "server: not PEM");
    require(wrong, device.sound(), "device: not PEM");
    require(wrong, LabDevice.isName(identity), "identity: not a plain name");
    require(wrong, hub.matches("https?://[A-Za-z0-9.:\\[\\]-]+"), "hub: not a base URL");
    require(wrong, hookSecret.matches(SECRET), "hookSecret: not 8 to 64 plain characters");
    require(wrong, dasSecret.matches(SECRET), "dasSecret: not 8 to 64 plain characters");
    boolean answered = ocsp.matches("http://[A-Za-z0-9.:\\[\\]/-]+");
    require(wrong, answered || revocation != Revocation.OCSP, "ocsp: not a plain HTTP URL");
    if (!wrong.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", wrong));
    }
  }

  @Override
  public String toString() {
    return "LabConfig(hub=" + hub + ", identity=" + identity + ")";
  }

  private static void require(List<String> wrong, boolean sound, String problem) {
    if (!sound) {
      wrong.add(problem);
    }
  }
}
