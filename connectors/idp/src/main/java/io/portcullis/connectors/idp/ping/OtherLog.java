package io.portcullis.connectors.idp.ping;

import java.util.regex.Pattern;

/** Lines of PingFederate's other logs, which a shipper that follows the folder sends as well. */
final class OtherLog {
  /** server.log: time, tracking id, level, [logger] and a message for its programmers. */
  private static final Pattern SERVER =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d,\\d{3} +(?:tid:\\S{0,80} +)?"
              + "(?:TRACE|DEBUG|INFO|WARN|ERROR|FATAL) +\\[[^\\]]{1,200}\\].*");

  /** request.log, in the common log format of web servers. */
  private static final Pattern REQUEST =
      Pattern.compile(
          "\\S{1,60} \\S{1,200} \\S{1,200} \\[[^\\]]{1,60}\\] \"[^\"]{0,4000}\" \\d{3}\\b.*");

  private OtherLog() {}

  static boolean is(String line) {
    return SERVER.matcher(line).matches() || REQUEST.matcher(line).matches();
  }
}
