package io.portcullis.connectors.hsm.pkcs11spy;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One logged call.
 *
 * @param function e.g. "C_Sign"
 * @param offset of its first line in the body
 * @param lines what stands below; may hold a PIN in hex, so never quoted
 */
record SpyCall(String function, String principal, long offset, List<String> lines) {
  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?");
  private static final Pattern RETURNED =
      Pattern.compile("Returned: +\\d+ (CKR_[A-Z0-9_]{1,60}).*");

  /** Local time of the machine, without a zone; empty where there is none. */
  String time() {
    return lines.stream()
        .limit(2)
        .map(String::strip)
        .filter(line -> TIME.matcher(line).matches())
        .findFirst()
        .orElse("");
  }

  /** CKR_ name; empty when the log was cut off before it. */
  Optional<String> returned() {
    return lines.stream()
        .map(RETURNED::matcher)
        .filter(Matcher::matches)
        .map(matcher -> matcher.group(1))
        .findFirst();
  }

  /** A scalar argument: "[in] hKey = 0x2", "[out] *phSession = 0x1"; or empty. */
  String argument(String name) {
    for (String line : lines) {
      for (String way : new String[] {"[in] ", "[out] "}) {
        for (String star : new String[] {"", "*"}) {
          String start = way + star + name + " = ";
          if (line.startsWith(start)) {
            return line.substring(start.length()).strip();
          }
        }
      }
    }
    return "";
  }

  /** A quoted line of a C_GetTokenInfo answer: "label: 'issuing '"; or empty. */
  String info(String name) {
    return lines.stream()
        .map(String::strip)
        .filter(line -> line.startsWith(name + ":"))
        .map(line -> line.replaceFirst("^[^']*'", "").replaceFirst("'$", "").strip())
        .findFirst()
        .orElse("");
  }

  /** Handles out of "Object 0x2 matches". */
  List<String> matches() {
    return lines.stream()
        .filter(line -> line.startsWith("Object ") && line.endsWith(" matches"))
        .map(line -> line.substring("Object ".length(), line.length() - " matches".length()))
        .toList();
  }
}
