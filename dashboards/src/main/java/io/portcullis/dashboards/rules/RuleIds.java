package io.portcullis.dashboards.rules;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Ids in Kibana. It takes a given one for an alert only when it is a UUID of version 1 or 4 (Kibana
 * API, "Create a rule"), so the hash of the name is written as one of version 4 (RFC 9562 section
 * 5.4): the same name, the same id, on every machine.
 */
final class RuleIds {
  private static final long NO_VERSION = 0xFFFF_FFFF_FFFF_0FFFL;
  private static final long VERSION_4 = 0x4000L;
  private static final long NO_VARIANT = 0x3FFF_FFFF_FFFF_FFFFL;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private RuleIds() {}

  static String of(RuleSpec spec) {
    String text = "portcullis " + spec.kind() + " " + spec.id();
    ByteBuffer hash = ByteBuffer.wrap(sha256(text.getBytes(StandardCharsets.UTF_8)));
    long high = hash.getLong() & NO_VERSION | VERSION_4;
    long low = hash.getLong() & NO_VARIANT | VARIANT;
    return new UUID(high, low).toString();
  }

  private static byte[] sha256(byte[] text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
