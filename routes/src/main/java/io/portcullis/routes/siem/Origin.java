package io.portcullis.routes.siem;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What stands in the head of each message.
 *
 * @param facility 0 to 23, RFC 5424 section 6.2.1
 * @param hostname this machine's, or "-"
 * @param version of the hub
 */
public record Origin(int facility, String hostname, String version) {
  private static final int LEVELS = 8;
  private static final int MOST_HOSTNAME = 255;

  /** RFC 5424 section 6.2, up to the structured data; the message id is the data set. */
  String head(SiemRecord record) {
    return "<%d>1 %s %s portcullis - %s "
        .formatted(
            facility * LEVELS + level(record.severity()),
            record.at().map(Origin::time).orElse("-"),
            host(),
            record.dataset().full().replace("portcullis.", ""));
  }

  /** Six digits of a second at most, section 6.2.3. */
  private static String time(Instant at) {
    return at.truncatedTo(ChronoUnit.MICROS).toString();
  }

  /** Section 6: printable ASCII. */
  String host() {
    String plain = Plain.cut(hostname.replaceAll("[^\\x21-\\x7E]", ""), MOST_HOSTNAME);
    return plain.isEmpty() ? "-" : plain;
  }

  /** RFC 5424 table 2, at the bounds that Elastic's severities have. */
  private static int level(int severity) {
    if (severity >= 99) {
      return 2;
    }
    if (severity >= 73) {
      return 3;
    }
    if (severity >= 47) {
      return 4;
    }
    return severity >= 21 ? 5 : 6;
  }
}
