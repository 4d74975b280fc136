package io.portcullis.connectors.hsm.yubihsm2;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.portcullis.model.Link;

/**
 * One entry of the log store (YubiHSM 2 command reference, GET LOG ENTRIES).
 *
 * @param item number, which wraps after 65,535
 * @param session object id of the authentication key that opened the session, 0xffff for none
 * @param tick since the start of the device; it has no clock
 * @param digest first 16 bytes of SHA-256 over the entry and the digest before it
 */
record LogEntry(
    int item,
    int command,
    int length,
    int session,
    int target,
    int second,
    int result,
    long tick,
    byte[] digest) {
  static final int NONE = 0xffff;
  private static final int DIGEST_SIZE = 16;
  private static final int FIXED_SIZE = 16;
  private static final String SEP = "\\s*--\\s*";
  private static final Pattern FORM =
      Pattern.compile(
          "\\s*item:\\s*(\\d{1,5})"
              + SEP
              + "cmd:\\s*0x([0-9a-fA-F]{1,2})"
              + SEP
              + "length:\\s*(\\d{1,5})"
              + SEP
              + "session key:\\s*0x([0-9a-fA-F]{1,4})"
              + SEP
              + "target key:\\s*0x([0-9a-fA-F]{1,4})"
              + SEP
              + "second key:\\s*0x([0-9a-fA-F]{1,4})"
              + SEP
              + "result:\\s*0x([0-9a-fA-F]{1,2})"
              + SEP
              + "tick:\\s*(\\d{1,10})"
              + SEP
              + "hash:\\s*([0-9a-fA-F]{32})\\s*");

  static Optional<LogEntry> of(String line) {
    Matcher form = FORM.matcher(line);
    return form.matches() ? Optional.of(read(form)) : Optional.empty();
  }

  private static LogEntry read(Matcher form) {
    return new LogEntry(
        Integer.parseInt(form.group(1)),
        hex(form.group(2)),
        Integer.parseInt(form.group(3)),
        hex(form.group(4)),
        hex(form.group(5)),
        hex(form.group(6)),
        hex(form.group(7)),
        Long.parseLong(form.group(8)),
        HexFormat.of().parseHex(form.group(9)));
  }

  private static int hex(String text) {
    return Integer.parseInt(text, 16);
  }

  /** The entry that a reset writes, all bits set: the chain begins with it. */
  boolean first() {
    return command == 0xff && length == NONE;
  }

  boolean follows(byte[] before) {
    return Arrays.equals(digestAfter(before), digest);
  }

  /** What the device writes as this entry's hash where the entry before it has that one. */
  byte[] digestAfter(byte[] before) {
    MessageDigest sha256 = sha256();
    sha256.update(fixed());
    sha256.update(before);
    return Arrays.copyOf(sha256.digest(), DIGEST_SIZE);
  }

  private byte[] fixed() {
    ByteBuffer fixed = ByteBuffer.allocate(FIXED_SIZE);
    fixed.putShort((short) item).put((byte) command).putShort((short) length);
    fixed.putShort((short) session).putShort((short) target).putShort((short) second);
    return fixed.put((byte) result).putInt((int) tick).array();
  }

  /** What the next entry's hash, perhaps in another body, has to continue. */
  Link link() {
    return Link.hashing(item, hash(), HexFormat.of().formatHex(fixed()));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  String hash() {
    return HexFormat.of().formatHex(digest);
  }

  /** A response's code is the command's with the highest bit set; everything else is an error. */
  boolean success() {
    return first() || command == Command.BOOT || result == (command | 0x80);
  }
}
