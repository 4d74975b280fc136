package io.portcullis.connectors.radius.ise;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.Assembly.Piece;

/**
 * The beginning of a line, as far as it says which segment it is: {@code <181>Nov 26 10:00:00 ise1
 * CISE_Passed_Authentications 0000012345 3 0 text} (Cisco ISE, "Syslogs" guide, local store and
 * remote format). The time before it may differ from segment to segment, the node's name may not.
 */
final class SegmentHeader {
  private static final int LONGEST = 400;
  private static final Pattern HEADER =
      Pattern.compile(
          "(?:[^=]{0,200}?([^\\s=]{1,100}) )??"
              + "(?:CISE_\\w{1,80}:? )?(\\d{10}) (\\d{1,3}) (\\d{1,3}) ");

  private SegmentHeader() {}

  /** Empty for a message of one segment, and for what can not be one. */
  static Optional<Piece> piece(byte[] line) {
    int length = Math.min(line.length, LONGEST);
    Matcher header = HEADER.matcher(new String(line, 0, length, StandardCharsets.ISO_8859_1));
    if (!header.lookingAt()) {
      return Optional.empty();
    }
    int total = Integer.parseInt(header.group(3));
    int number = Integer.parseInt(header.group(4));
    if (total < 2 || total > Segments.MAX_SEGMENTS || number >= total) {
      return Optional.empty();
    }
    String node = header.group(1) == null ? "" : header.group(1);
    return Optional.of(new Piece(node + "|" + header.group(2) + "|" + total, number, total));
  }
}
