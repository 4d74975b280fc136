package io.portcullis.connectors.ca.ejbca;

import java.util.Optional;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Syslog;

/** Picks the audit's entries out of everything that an application server logs. */
final class ServerLog {
  private static final Pattern OTHER =
      Pattern.compile(
          "(?:\\d{4}-\\d\\d-\\d\\d[T ])?\\d\\d:\\d\\d:\\d\\d[,.]\\d{3}\\S{0,6} +[A-Z]{4,5} .*"
              + "|\\s+at .*|Caused by: .*|\\s+\\.\\.\\. \\d+ .*");

  private ServerLog() {}

  static Parsed line(String line, long place, ParseContext context) {
    Syslog syslog = Syslog.read(line, context);
    Optional<AuditEntry> entry = AuditEntry.in(syslog.message(), syslog.host(), context);
    if (entry.isPresent()) {
      return new Reading(entry.get(), place, context).parsed();
    }
    if (OTHER.matcher(syslog.message()).matches()) {
      return new Parsed.Ignored(Parsed.IgnoreReason.HOUSEKEEPING);
    }
    throw new BadRecord("neither an entry of the audit log (time;EVENT;STATUS;...) nor a log line");
  }

  static Parsed record(Doc doc, long place, ParseContext context) {
    String host = doc.first("hostName", "host.hostname");
    return AuditEntry.in(doc.need("message"), host, context)
        .map(entry -> new Reading(entry, place, context).parsed())
        .orElse(new Parsed.Ignored(Parsed.IgnoreReason.HOUSEKEEPING));
  }
}
