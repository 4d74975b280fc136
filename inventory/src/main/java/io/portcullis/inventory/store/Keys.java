package io.portcullis.inventory.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

import io.portcullis.inventory.Entry;
import io.portcullis.model.Alias;
import io.portcullis.model.DistinguishedName;

/**
 * Under which keys an entry lies and is found. A key begins with a letter; that of an index ends
 * with the 32 bytes of the entry's handle: its fingerprint, or a digest of issuer and serial number
 * where it has none.
 */
final class Keys {
  static final int HANDLE = 32;
  private static final int ISSUER = 8;
  private static final HexFormat HEX = HexFormat.of();

  private Keys() {}

  static byte[] handle(Entry entry) {
    String sha256 = entry.certificate().sha256();
    return sha256.isEmpty() ? told(entry) : HEX.parseHex(sha256);
  }

  /** The handle that it would have without a fingerprint. */
  static byte[] told(Entry entry) {
    return digest(entry.certificate().id());
  }

  static byte[] entry(byte[] handle) {
    return join('e', handle);
  }

  /** What was told of a certificate before its bytes came, or beside them. */
  static byte[] aside(byte[] handle) {
    return join('t', handle);
  }

  static byte[] position(String place) {
    return join('p', utf8(place));
  }

  static byte[] size() {
    return join('m', utf8("size"));
  }

  static byte[] entries() {
    return join('e');
  }

  static byte[] serial(String serial) {
    byte[] bytes = octets(Alias.hex(serial));
    return join('s', new byte[] {(byte) bytes.length}, bytes);
  }

  static byte[] serial(String issuer, String serial) {
    return join(serial(serial), issuerDigest(issuer));
  }

  static byte[] spki(byte[] spki) {
    return join('k', spki);
  }

  static byte[] name(String name) {
    return join('n', utf8(name), new byte[] {0});
  }

  static byte[] owner(String owner) {
    return join('o', utf8(owner), new byte[] {0});
  }

  static byte[] holder(String holder) {
    return join('h', utf8(holder), new byte[] {0});
  }

  static byte[] issuer(String issuer) {
    return join('i', issuerDigest(issuer));
  }

  static byte[] expiries() {
    return join('x');
  }

  /** In the order of time: the sign is turned, so that 1969 comes before 1970. */
  static byte[] expiry(Instant notAfter) {
    long ordered = notAfter.getEpochSecond() ^ Long.MIN_VALUE;
    return join('x', ByteBuffer.allocate(Long.BYTES).putLong(ordered).array());
  }

  /** The handle at the end of an index's key. */
  static byte[] handleOf(byte[] key) {
    return Arrays.copyOfRange(key, key.length - HANDLE, key.length);
  }

  /** All keys of indices that lead to it. */
  static List<byte[]> indices(Entry entry) {
    List<byte[]> keys = new ArrayList<>();
    var certificate = entry.certificate();
    if (entry.named()) {
      keys.add(serial(certificate.issuer(), certificate.serial()));
      keys.add(issuer(certificate.issuer()));
    }
    if (!certificate.spki().isEmpty()) {
      keys.add(spki(HEX.parseHex(certificate.spki())));
    }
    if (entry.timed()) {
      keys.add(expiry(certificate.notAfter()));
    }
    if (!entry.owner().isEmpty()) {
      keys.add(owner(entry.owner()));
    }
    if (!entry.holder().isEmpty()) {
      keys.add(holder(entry.holder()));
    }
    entry.names().forEach(name -> keys.add(name(name)));
    byte[] handle = handle(entry);
    return keys.stream().map(key -> join(key, handle)).toList();
  }

  private static byte[] issuerDigest(String issuer) {
    return Arrays.copyOf(digest(DistinguishedName.canonical(issuer)), ISSUER);
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(utf8(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static byte[] octets(String hex) {
    return HEX.parseHex(hex.length() % 2 == 0 ? hex : "0" + hex);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] join(char letter, byte[]... parts) {
    return join(new byte[] {(byte) letter}, parts);
  }

  static byte[] join(byte[] begin, byte[]... parts) {
    int length = begin.length;
    for (byte[] part : parts) {
      length += part.length;
    }
    byte[] joined = Arrays.copyOf(begin, length);
    int at = begin.length;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, joined, at, part.length);
      at += part.length;
    }
    return joined;
  }
}
