package io.portcullis.connectors.ca.ejbca;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Times;

/**
 * One entry of the security audit log: {@code
 * time;event;status;module;service;administrator;id;detail1;detail2;name=value;...}. What the three
 * details mean depends on the event: mostly the CA's id, a certificate's serial number, and the
 * name of an end entity.
 *
 * @param event org.cesecore.audit.enums.EventTypes and org.ejbca's own, e.g. CERT_CREATION
 * @param administrator distinguished name of the administrator's certificate, or a name
 */
record AuditEntry(
    Instant at,
    String event,
    String status,
    String module,
    String administrator,
    String id,
    String serial,
    String entity,
    Details details,
    String host) {
  private static final Pattern HEAD =
      Pattern.compile(
          "(\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d{1,9})?(?:Z|[+-]\\d\\d:?\\d\\d)?)"
              + ";([A-Z][A-Z0-9_]{2,80});(SUCCESS|FAILURE|VOID);");
  private static final int FIXED = 6;

  /**
   * @throws BadRecord when it begins as an entry and is cut off, or its time is none
   */
  static Optional<AuditEntry> in(String text, String host, ParseContext context) {
    Matcher head = HEAD.matcher(text);
    if (!head.find()) {
      return Optional.empty();
    }
    String[] parts = text.substring(head.end()).split(";", -1);
    if (parts.length < FIXED) {
      throw new BadRecord(head.group(2) + ": cut off, found " + parts.length + " of 6 fields");
    }
    Instant at = Times.notAhead(context, "audit time", Times.read("audit time", head.group(1)));
    return Optional.of(
        new AuditEntry(
            at,
            head.group(2),
            head.group(3),
            parts[0].strip(),
            parts[2].strip(),
            parts[3].strip(),
            parts[4].strip(),
            parts[5].strip(),
            Details.of(Arrays.asList(parts).subList(FIXED, parts.length)),
            host));
  }

  boolean success() {
    return !status.equals("FAILURE");
  }
}
