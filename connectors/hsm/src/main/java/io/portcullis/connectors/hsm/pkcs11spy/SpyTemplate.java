package io.portcullis.connectors.hsm.pkcs11spy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The CKA_ID and CKA_LABEL of an attribute template. Their values are hex dumps, the id with a
 * column of offsets, the label in groups of four bytes with the characters below.
 */
final class SpyTemplate {
  private static final int MAX_BYTES = 128;
  private static final Pattern ATTRIBUTE =
      Pattern.compile("    (CKA_[A-Z_]{1,40}) +[0-9a-f]{4,16} / (\\d{1,6})");
  private static final Pattern ID_ROW =
      Pattern.compile("    [0-9A-Fa-f]{8}  ((?:[0-9A-F]{2} ){1,16}).*");
  private static final Pattern LABEL_ROW =
      Pattern.compile("    ((?:[0-9A-F]{2}){1,4}(?: [0-9A-F]{2,8})*) *");

  private final List<String> lines;

  /**
   * @param section e.g. "[in] pPrivateKeyTemplate"
   */
  SpyTemplate(SpyCall call, String section) {
    int start = 0;
    while (start < call.lines().size() && !call.lines().get(start).startsWith(section + "[")) {
      start++;
    }
    int end = Math.min(start + 1, call.lines().size());
    while (end < call.lines().size() && call.lines().get(end).startsWith("    ")) {
      end++;
    }
    lines = call.lines().subList(Math.min(start, end), end);
  }

  /** Lower-case hex; empty when not there. */
  String id() {
    return HexFormat.of().formatHex(bytes("CKA_ID", ID_ROW));
  }

  String label() {
    return new String(bytes("CKA_LABEL", LABEL_ROW), StandardCharsets.UTF_8).strip();
  }

  private byte[] bytes(String attribute, Pattern row) {
    for (int i = 0; i < lines.size(); i++) {
      Matcher matcher = ATTRIBUTE.matcher(lines.get(i));
      if (matcher.matches() && matcher.group(1).equals(attribute)) {
        return dump(i + 1, Math.min(Integer.parseInt(matcher.group(2)), MAX_BYTES), row);
      }
    }
    return new byte[0];
  }

  private byte[] dump(int from, int length, Pattern row) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = from; i < lines.size() && !ATTRIBUTE.matcher(lines.get(i)).matches(); i++) {
      Matcher matcher = row.matcher(lines.get(i) + " ");
      String hex = matcher.matches() ? matcher.group(1).replace(" ", "") : "";
      if (hex.length() % 2 == 0) {
        bytes.writeBytes(HexFormat.of().parseHex(hex));
      }
    }
    byte[] all = bytes.toByteArray();
    return all.length >= length ? java.util.Arrays.copyOf(all, length) : new byte[0];
  }
}
