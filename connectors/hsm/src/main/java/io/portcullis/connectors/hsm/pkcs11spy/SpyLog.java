package io.portcullis.connectors.hsm.pkcs11spy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.Line;

/**
 * Cuts the log into calls. A line {@code # principal: NAME}, which a shipper may put before what it
 * sends, says who runs the program: the log itself does not know.
 */
final class SpyLog {
  private static final Pattern HEAD = Pattern.compile("\\d{1,9}: (C_[A-Za-z]{1,40})");
  private static final Pattern PRINCIPAL = Pattern.compile("# principal: (\\S{1,200})\\s*");

  private SpyLog() {}

  static List<SpyCall> calls(byte[] body) {
    List<SpyCall> calls = new ArrayList<>();
    String principal = "";
    SpyCall open = null;
    for (Line line : Line.of(body)) {
      Matcher named = PRINCIPAL.matcher(line.text());
      Matcher head = HEAD.matcher(line.text());
      if (named.matches()) {
        principal = named.group(1);
      } else if (head.matches()) {
        open = new SpyCall(head.group(1), principal, line.offset(), new ArrayList<>());
        calls.add(open);
      } else if (open != null) {
        open.lines().add(line.text());
      }
    }
    return calls;
  }
}
