package io.portcullis.connectors.radius.das;

import java.util.List;
import java.util.Optional;

/**
 * One RADIUS packet (RFC 2865 section 3).
 *
 * @param identifier 0 to 255
 * @param authenticator 16 octets; zeros in a request that is not signed yet
 * @throws IllegalArgumentException when a field is out of range or the whole is longer than {@link
 *     #MAX_LENGTH}
 */
public record Packet(
    PacketCode code, int identifier, Octets authenticator, List<Attribute> attributes) {
  public static final int HEADER = 20;
  public static final int MAX_LENGTH = 4096;
  public static final int AUTHENTICATOR = 16;

  public Packet {
    attributes = List.copyOf(attributes);
    if (identifier < 0 || identifier > 255) {
      throw new IllegalArgumentException("identifier " + identifier + " is not in 0..255");
    }
    if (authenticator.length() != AUTHENTICATOR) {
      throw new IllegalArgumentException("authenticator: not " + AUTHENTICATOR + " octets");
    }
    if (length(attributes) > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "packet: " + length(attributes) + " octets, at most " + MAX_LENGTH);
    }
  }

  public int length() {
    return length(attributes);
  }

  public Optional<Attribute> first(AttributeType type) {
    return attributes.stream().filter(a -> a.is(type)).findFirst();
  }

  /** The text of the first attribute of this type, or empty text. */
  public String text(AttributeType type) {
    return first(type).map(a -> a.value().asText()).orElse("");
  }

  /** The number in the first attribute of this type that holds four octets. */
  public Optional<Long> integer(AttributeType type) {
    return first(type)
        .map(Attribute::value)
        .filter(v -> v.length() == Integer.BYTES)
        .map(Octets::asInteger);
  }

  private static int length(List<Attribute> attributes) {
    return HEADER + attributes.stream().mapToInt(a -> a.value().length() + 2).sum();
  }
}
