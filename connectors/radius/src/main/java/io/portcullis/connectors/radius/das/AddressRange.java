package io.portcullis.connectors.radius.das;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.Words;

/** An IPv4 or IPv6 address, or a network of them in CIDR form. */
public final class AddressRange {
  private static final Pattern V4 =
      Pattern.compile("(OCTET\\.){3}OCTET".replace("OCTET", "(25[0-5]|2[0-4]\\d|1?\\d?\\d)"));
  private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

  private final byte[] network;
  private final int prefix;
  private final String text;

  private AddressRange(byte[] network, int prefix, String text) {
    this.network = network;
    this.prefix = prefix;
    this.text = text;
  }

  /**
   * @throws IllegalArgumentException when the text is neither an address nor a network
   */
  public static AddressRange parse(String text) {
    int slash = text.indexOf('/');
    String host = slash < 0 ? text : text.substring(0, slash);
    byte[] address =
        literal(host)
            .map(InetAddress::getAddress)
            .orElseThrow(() -> new IllegalArgumentException("not an IP address: " + text));
    int bits = address.length * Byte.SIZE;
    int prefix = slash < 0 ? bits : prefix(text.substring(slash + 1), bits, text);
    return new AddressRange(address, prefix, text);
  }

  /** The address that this text spells; never asks a name server. */
  public static Optional<InetAddress> literal(String text) {
    if (!V4.matcher(text).matches() && !V6.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(text));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  /** False too for a text that is no address. */
  public boolean contains(String address) {
    return literal(address).map(InetAddress::getAddress).filter(this::within).isPresent();
  }

  /** True when an address lies in both. */
  public boolean overlaps(AddressRange other) {
    return prefix <= other.prefix ? within(other.network) : other.within(network);
  }

  @Override
  public String toString() {
    return text;
  }

  private boolean within(byte[] address) {
    int ignored = network.length * Byte.SIZE - prefix;
    return address.length == network.length
        && new BigInteger(1, address)
            .shiftRight(ignored)
            .equals(new BigInteger(1, network).shiftRight(ignored));
  }

  private static int prefix(String digits, int bits, String text) {
    if (!Words.digits(digits, 3) || Integer.parseInt(digits) > bits) {
      throw new IllegalArgumentException("prefix length is not in 0.." + bits + ": " + text);
    }
    return Integer.parseInt(digits);
  }
}
