package io.portcullis.connectors.ca.x509;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.IndexLine;
import io.portcullis.connectors.api.Lines;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Signals;
import io.portcullis.connectors.api.Times;
import io.portcullis.model.Actor;
import io.portcullis.model.Statement;

/** The text database of {@code openssl ca}. It names no issuer, so it is about the feed. */
final class IndexFile {
  private IndexFile() {}

  static boolean is(String firstLine) {
    return IndexLine.is(firstLine);
  }

  static List<Parsed> parse(byte[] body, ParseContext context) {
    return Lines.parse(body, (line, place) -> read(IndexLine.of(line.text()), place, context));
  }

  private static Parsed read(IndexLine line, long place, ParseContext context) {
    boolean revoked = line.revokedAt().isPresent();
    Instant at =
        line.revokedAt()
            .map(moment -> Times.notAhead(context, "revocation", moment))
            .orElse(context.receivedAt());
    Signals signals = new Signals(context, place, "", at, Actor.UNKNOWN);
    signals.aboutSource(
        revoked
            ? new Statement.CertificateRevoked("", line.serial(), Reasons.of(line.reason()))
            : new Statement.Noted("certificate", action(line.status()), true));
    Ecs ecs =
        new Ecs(at, "OpenSSL", "x509.index")
            .kind("configuration", revoked ? "deletion" : "info")
            .put("event.action", action(line.status()))
            .put("event.reason", line.reason())
            .put("x509.serial_number", line.serial().toUpperCase(Locale.ROOT))
            .put("x509.not_after", line.notAfter().toString())
            .put("x509.subject.distinguished_name", line.subject());
    return signals.with(ecs);
  }

  private static String action(IndexLine.Status status) {
    return "certificate-" + status.name().toLowerCase(Locale.ROOT);
  }
}
