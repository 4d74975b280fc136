package io.portcullis.connectors.radius.das;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;

/**
 * One attribute (RFC 2865 section 5).
 *
 * @param type 1 to 255
 * @param value at most {@link #MAX_VALUE} octets
 * @throws IllegalArgumentException when either is out of range
 */
public record Attribute(int type, Octets value) {
  public static final int MAX_VALUE = 253;

  /** Highest tag of RFC 2868 section 3.1; 0 stands for "no tag". */
  public static final int MAX_TAG = 0x1f;

  private static final int VENDOR_HEADER = 6;

  public Attribute {
    if (type < 1 || type > 255) {
      throw new IllegalArgumentException("attribute type " + type + " is not in 1..255");
    }
    if (value.length() > MAX_VALUE) {
      throw new IllegalArgumentException(
          "attribute " + type + ": " + value.length() + " octets, at most " + MAX_VALUE);
    }
  }

  public static Attribute text(AttributeType type, String text) {
    return new Attribute(type.number(), Octets.text(text));
  }

  public static Attribute integer(AttributeType type, long value) {
    return new Attribute(type.number(), Octets.integer(value));
  }

  /** NAS-IP-Address, or NAS-IPv6-Address (RFC 3162) for an IPv6 address. */
  public static Attribute nasAddress(InetAddress address) {
    AttributeType type =
        address instanceof Inet4Address
            ? AttributeType.NAS_IP_ADDRESS
            : AttributeType.NAS_IPV6_ADDRESS;
    return new Attribute(type.number(), Octets.of(address.getAddress()));
  }

  /** An integer whose highest octet is the tag (RFC 2868 section 3.1). */
  public static Attribute taggedInteger(AttributeType type, int tag, int value) {
    return integer(type, (long) checked(tag) << 24 | value & 0xffffff);
  }

  /** A text with the tag in front; without one the octet is left out (RFC 2868 section 3.6). */
  public static Attribute taggedText(AttributeType type, int tag, String text) {
    if (checked(tag) == 0) {
      return text(type, text);
    }
    byte[] bytes = Octets.text(text).toBytes();
    return new Attribute(
        type.number(),
        Octets.of(ByteBuffer.allocate(bytes.length + 1).put((byte) tag).put(bytes).array()));
  }

  /** Vendor-Specific with one sub-attribute in the layout of RFC 2865 section 5.26. */
  public static Attribute vendor(int vendor, int vendorType, Octets value) {
    if (vendorType < 0 || vendorType > 255 || value.length() > MAX_VALUE - VENDOR_HEADER) {
      throw new IllegalArgumentException(
          "vendor attribute " + vendor + "/" + vendorType + ": type or length out of range");
    }
    ByteBuffer buffer = ByteBuffer.allocate(VENDOR_HEADER + value.length());
    buffer.putInt(vendor).put((byte) vendorType).put((byte) (value.length() + 2));
    return new Attribute(
        AttributeType.VENDOR_SPECIFIC.number(), Octets.of(buffer.put(value.toBytes()).array()));
  }

  public boolean is(AttributeType other) {
    return type == other.number();
  }

  /** The text of a tunnel attribute; a first octet up to 0x1f is its tag and left out. */
  public String untaggedText() {
    byte[] bytes = value.toBytes();
    boolean tagged = bytes.length > 0 && (bytes[0] & 0xff) <= MAX_TAG;
    return Octets.slice(bytes, tagged ? 1 : 0, bytes.length).asText();
  }

  private static int checked(int tag) {
    if (tag < 0 || tag > MAX_TAG) {
      throw new IllegalArgumentException("tag " + tag + " is not in 0.." + MAX_TAG);
    }
    return tag;
  }
}
