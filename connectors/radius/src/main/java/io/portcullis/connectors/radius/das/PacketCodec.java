package io.portcullis.connectors.radius.das;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Packets to octets and back (RFC 2865 section 3). Knows nothing of secrets. */
public final class PacketCodec {
  private PacketCodec() {}

  public static byte[] encode(Packet packet) {
    ByteBuffer buffer = ByteBuffer.allocate(packet.length());
    buffer.put((byte) packet.code().number()).put((byte) packet.identifier());
    buffer.putShort((short) packet.length()).put(packet.authenticator().toBytes());
    for (Attribute attribute : packet.attributes()) {
      buffer.put((byte) attribute.type()).put((byte) (attribute.value().length() + 2));
      buffer.put(attribute.value().toBytes());
    }
    return buffer.array();
  }

  /** Never throws. Octets after the packet's own length are padding and left out. */
  public static Decoded decode(byte[] bytes) {
    if (bytes.length < Packet.HEADER) {
      return new Decoded.Malformed("shorter than a header of " + Packet.HEADER + " octets", 0);
    }
    Optional<PacketCode> code = PacketCode.of(bytes[0] & 0xff);
    if (code.isEmpty()) {
      return new Decoded.Malformed("code " + (bytes[0] & 0xff) + " is none of RFC 5176", 0);
    }
    int length = (bytes[2] & 0xff) << 8 | bytes[3] & 0xff;
    if (length < Packet.HEADER || length > Packet.MAX_LENGTH || length > bytes.length) {
      return new Decoded.Malformed(
          "length " + length + " does not fit in " + bytes.length + " octets", 2);
    }
    return attributes(code.get(), bytes, length);
  }

  private static Decoded attributes(PacketCode code, byte[] bytes, int length) {
    List<Attribute> attributes = new ArrayList<>();
    int at = Packet.HEADER;
    while (at < length) {
      int end = at + 1 < length ? at + (bytes[at + 1] & 0xff) : at;
      if (bytes[at] == 0 || end < at + 2 || end > length) {
        return new Decoded.Malformed("attribute of type " + (bytes[at] & 0xff), at);
      }
      attributes.add(new Attribute(bytes[at] & 0xff, Octets.slice(bytes, at + 2, end)));
      at = end;
    }
    Octets authenticator = Octets.slice(bytes, 4, Packet.HEADER);
    return new Decoded.Sound(new Packet(code, bytes[1] & 0xff, authenticator, attributes));
  }
}
