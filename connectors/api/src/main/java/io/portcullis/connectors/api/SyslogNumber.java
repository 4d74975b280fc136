package io.portcullis.connectors.api;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The number that a syslog sender gives its messages: {@code sequenceId} of the structured data
 * {@code meta} (RFC 5424 section 7.3.1). It begins with 1 when the sender starts, and comes to 1
 * again after 2,147,483,647. Few senders write it, and only those are followed.
 */
public final class SyslogNumber {
  /** So much of a line holds the header and the structured data that comes first. */
  private static final int MAX_HEADER = 2_048;

  private static final Pattern NUMBERED =
      Pattern.compile(
          "<\\d{1,3}>1 (\\S{1,64}) (\\S{1,255}) \\S{1,48} \\S{1,128} \\S{1,32} "
              + "(?:\\[[^\\]]{1,1000}\\]){0,8}?"
              + "\\[meta (?:[^\\]]{0,1000} )?sequenceId=\"([0-9]{1,10})\".*",
          Pattern.DOTALL);

  private SyslogNumber() {}

  /**
   * @param received stands for a time that the line does not tell
   */
  public static Optional<Mark> of(byte[] line, Instant received) {
    if (line.length == 0 || line[0] != '<') {
      return Optional.empty();
    }
    int length = Math.min(line.length, MAX_HEADER);
    Matcher header = NUMBERED.matcher(new String(line, 0, length, StandardCharsets.UTF_8));
    if (!header.matches()) {
      return Optional.empty();
    }
    long number = Long.parseLong(header.group(3));
    String sender = "syslog:" + header.group(2);
    return Optional.of(Mark.counted(sender, "", number, time(header.group(1), received)).from(1));
  }

  private static Instant time(String text, Instant received) {
    try {
      Instant told = Times.read("syslog time", text);
      return told.isAfter(received) ? received : told;
    } catch (BadRecord e) {
      return received;
    }
  }
}
