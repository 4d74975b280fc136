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
    Revocation revocation) {
  private static final String SECRET = "[A-Za-z0-9._-]{8,64}";

  /** A certificate with its private key. */
  public record Credential(String certificate, String key) {
    @Override
    public String toString() {
      return "Credential(key not shown)";
    }
  }

  /** Who says that a certificate is good. */
  public enum Revocation {
    /** The hub, asked at each login. */
    HUB,
    /** The hub, and the CRL that {@link NetworkLab#publishCrl} puts in place. */
    HUB_AND_CRL
  }

  public LabConfig {
    List<String> wrong = new ArrayList<>();
    require(wrong, ca.contains("BEGIN CERTIFICATE"), "ca: not PEM");
    require(wrong, sound(server), "server: not PEM");
    require(wrong, sound(device), "device: not PEM");
    require(wrong, identity.matches("[A-Za-z0-9._@-]{1,64}"), "identity: not a plain name");
    require(wrong, hub.matches("https?://[A-Za-z0-9.:\\[\\]-]+"), "hub: not a base URL");
    require(wrong, hookSecret.matches(SECRET), "hookSecret: not 8 to 64 plain characters");
    require(wrong, dasSecret.matches(SECRET), "dasSecret: not 8 to 64 plain characters");
    if (!wrong.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", wrong));
    }
  }

  @Override
  public String toString() {
    return "LabConfig(hub=" + hub + ", identity=" + identity + ")";
  }

  private static boolean sound(Credential credential) {
    return credential.certificate().contains("BEGIN CERTIFICATE")
        && credential.key().contains("PRIVATE KEY");
  }

  private static void require(List<String> wrong, boolean sound, String problem) {
    if (!sound) {
      wrong.add(problem);
    }
  }
}
