package io.portcullis.lab.net;

/** The logs of a lab. */
public enum LabLog {
  /** The RADIUS server: logins and refusals. */
  RADIUS("radius.log"),
  HOSTAPD("hostapd.out"),
  SUPPLICANT("supplicant.out"),
  /** When the port was opened, moved and closed. */
  PORT("port.log"),
  /** FreeRADIUS as Dynamic Authorization Server. */
  DAS("das.log");

  private final String file;

  LabLog(String file) {
    this.file = file;
  }

  String file() {
    return file;
  }
}
