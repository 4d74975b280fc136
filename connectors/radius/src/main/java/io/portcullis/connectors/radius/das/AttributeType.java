package io.portcullis.connectors.radius.das;

import java.util.Arrays;
import java.util.Optional;

/** The attributes this client writes or reads, by the names of RFC 2865, 2866, 2868, 3162, 5176. */
public enum AttributeType {
  USER_NAME(1, "User-Name", Form.TEXT),
  NAS_IP_ADDRESS(4, "NAS-IP-Address", Form.ADDRESS),
  NAS_PORT(5, "NAS-Port", Form.INTEGER),
  FILTER_ID(11, "Filter-Id", Form.TEXT),
  REPLY_MESSAGE(18, "Reply-Message", Form.TEXT),
  VENDOR_SPECIFIC(26, "Vendor-Specific", Form.VENDOR),
  CALLING_STATION_ID(31, "Calling-Station-Id", Form.TEXT),
  NAS_IDENTIFIER(32, "NAS-Identifier", Form.TEXT),
  ACCT_SESSION_ID(44, "Acct-Session-Id", Form.TEXT),
  EVENT_TIMESTAMP(55, "Event-Timestamp", Form.INTEGER),
  TUNNEL_TYPE(64, "Tunnel-Type", Form.TAGGED_INTEGER),
  TUNNEL_MEDIUM_TYPE(65, "Tunnel-Medium-Type", Form.TAGGED_INTEGER),
  MESSAGE_AUTHENTICATOR(80, "Message-Authenticator", Form.OCTETS),
  TUNNEL_PRIVATE_GROUP_ID(81, "Tunnel-Private-Group-Id", Form.TAGGED_TEXT),
  NAS_PORT_ID(87, "NAS-Port-Id", Form.TEXT),
  NAS_IPV6_ADDRESS(95, "NAS-IPv6-Address", Form.ADDRESS),
  ERROR_CAUSE(101, "Error-Cause", Form.INTEGER);

  private final int number;
  private final String title;
  private final Form form;

  AttributeType(int number, String title, Form form) {
    this.number = number;
    this.title = title;
    this.form = form;
  }

  public int number() {
    return number;
  }

  public String title() {
    return title;
  }

  public Form form() {
    return form;
  }

  public static Optional<AttributeType> titled(String title) {
    return Arrays.stream(values()).filter(t -> t.title.equals(title)).findFirst();
  }

  /** How the value is written. */
  public enum Form {
    TEXT,
    INTEGER,
    ADDRESS,
    OCTETS,
    VENDOR,
    /** RFC 2868: the tag is the highest of four octets. */
    TAGGED_INTEGER,
    /** RFC 2868: the tag is an octet in front, and may be left out. */
    TAGGED_TEXT
  }
}
