package io.portcullis.lab.net;

import java.util.regex.Pattern;

/**
 * What is plugged into the switch's port.
 *
 * @param identity EAP identity, which becomes User-Name
 * @param mac lower-case hex with colons, locally administered
 * @throws IllegalArgumentException naming the field that is wrong
 */
public record LabDevice(String identity, String mac, LabConfig.Credential credential) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._@-]{1,64}");
  private static final Pattern MAC = Pattern.compile("02(:[0-9a-f]{2}){5}");

  public LabDevice {
    if (!isName(identity)) {
      throw new IllegalArgumentException("identity: not a plain name");
    }
    if (!MAC.matcher(mac).matches()) {
      throw new IllegalArgumentException("mac: not of the form 02:00:5e:00:00:17");
    }
    if (!credential.sound()) {
      throw new IllegalArgumentException("credential: not PEM");
    }
  }

  static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }
}
