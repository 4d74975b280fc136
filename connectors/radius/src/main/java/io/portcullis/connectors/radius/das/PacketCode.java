package io.portcullis.connectors.radius.das;

import java.util.Arrays;
import java.util.Optional;

/** The packet types of RFC 5176 section 2.3. */
public enum PacketCode {
  DISCONNECT_REQUEST(40, "Disconnect-Request"),
  DISCONNECT_ACK(41, "Disconnect-ACK"),
  DISCONNECT_NAK(42, "Disconnect-NAK"),
  COA_REQUEST(43, "CoA-Request"),
  COA_ACK(44, "CoA-ACK"),
  COA_NAK(45, "CoA-NAK");

  private final int number;
  private final String title;

  PacketCode(int number, String title) {
    this.number = number;
    this.title = title;
  }

  public int number() {
    return number;
  }

  /** The name the RFC gives it. */
  public String title() {
    return title;
  }

  public boolean request() {
    return this == DISCONNECT_REQUEST || this == COA_REQUEST;
  }

  /** The yes to this request; only requests have one. */
  public PacketCode ack() {
    return this == COA_REQUEST ? COA_ACK : DISCONNECT_ACK;
  }

  /** The no to this request; only requests have one. */
  public PacketCode nak() {
    return this == COA_REQUEST ? COA_NAK : DISCONNECT_NAK;
  }

  public static Optional<PacketCode> of(int number) {
    return Arrays.stream(values()).filter(c -> c.number == number).findFirst();
  }
}
